import type { Atlas } from '../../../content/led/atlas.ts';
import type { Frame } from '../../../content/led/frame-at.ts';
import type { LedMount } from '../../../content/led/mount.ts';
import { canonical } from '../../../content/wire/canonical.ts';
import { lineFrames } from '../../led/line-frames.ts';
import { type FrameSource, frameSource, type LedPicture } from '../../led/show.ts';
import type { Content } from '../../link/content-of.ts';
import type { Link } from '../../link/link.ts';
import { inForce } from '../../tv/wanted.ts';
import type { LiveValues } from '../live-values.ts';
import type { DriverMeans, LedDriver } from '../out/driver.ts';
import { everyFrame } from '../out/pace.ts';
import type { DriverStatus } from '../out/status.ts';

/** The panel that this machine drives, for the wall. */
export interface Panel {
  /** Null: the plan has no panel for this machine. */
  readonly status: () => DriverStatus | null;
  /** What was sent last, as a picture. */
  readonly frame: () => Frame | null;
  readonly stop: () => Promise<void>;
}

export interface PanelParts {
  readonly link: Link;
  readonly live: LiveValues;
  /** Reads the baked letters; called when there is a panel to drive. */
  readonly atlases: () => readonly Atlas[];
  readonly open: (mount: LedMount, means: DriverMeans) => LedDriver;
  readonly means: Omit<DriverMeans, 'safe'>;
}

/** What is played: one mount, its driver, and the pictures of the plan that is in force. */
interface Playing {
  readonly mount: string;
  readonly driver: LedDriver;
  readonly rate: number;
  readonly endFrames: () => void;
  content: Content;
  source: FrameSource | null;
}

const isOurs = (mount: LedMount | undefined): mount is LedMount =>
  mount !== undefined && mount.driver !== 'window' && mount.device.protocol !== 'hdmi';

const safeFrame = (mount: LedMount, atlases: readonly Atlas[]): Frame | null => {
  if (mount.onStop !== 'text' || mount.safeText === '') return null;
  const own = { id: 'safe-text', name: 'safe', theme: null, locked: null };
  const line = lineFrames({ ...own, template: 'notice', title: mount.safeText, body: '', footer: null }, mount, atlases);
  return line?.(0, null) ?? null;
};

/** Drives the panel of the verified plan, and no other: each frame is asked from the plan by the shared time, so panels stay in step. */
export const drivePanel = ({ link, live, atlases, open, means }: PanelParts): Panel => {
  let playing: Playing | null = null;
  let last: LedPicture | null = null;
  let told = '';
  let trouble: 'lease-ended' | 'clock-behind' | null = null;
  let leaving: Promise<void> = Promise.resolve();

  const tell = (picture: LedPicture, time: number): void => {
    // A panel that cannot be reached shows nothing of ours, whatever was sent.
    const reached = playing?.driver.status().state === 'running';
    const { entry, slide } = reached ? picture : { entry: null, slide: null };
    const words = `${reached} ${entry} ${slide}`;
    if (words === told) return;
    told = words;
    link.painted({ zone: 'main', entry, slide, time: Math.max(0, Math.round(time)) });
  };
  const noteTrouble = (content: Content): void => {
    const reading = link.read();
    const now = inForce(content, reading) ? null : reading.trust === 'behind' ? 'clock-behind' : 'lease-ended';
    if (now !== null && now !== trouble) link.report(now, String(content.head.revision));
    trouble = now;
  };
  const tick = (frame: number): void => {
    if (playing === null || playing.source === null) return;
    const { content, source, rate, driver } = playing;
    const { time, trust } = link.read();
    // The middle of the frame that the shared time lies in: the same one on every panel.
    last = source({ time: ((frame + 0.5) * 1000) / rate, trust }, live.body());
    driver.show(last.frame, last.percent);
    tell(last, time);
    noteTrouble(content);
  };
  const leave = (): void => {
    if (playing === null) return;
    const { driver, endFrames } = playing;
    endFrames();
    playing = null;
    last = null;
    // The next driver of the same device must not begin before this one has let go.
    leaving = leaving.then(() => driver.stop());
  };
  const take = async (content: Content, mount: LedMount): Promise<void> => {
    const name = canonical(mount);
    const letters = atlases();
    if (playing?.mount === name) {
      playing.content = content;
      playing.source = frameSource(content, letters);
      return;
    }
    leave();
    await leaving;
    const state = link.state();
    if (playing !== null || state.kind !== 'paired' || state.content !== content) return look();
    const driver = open(mount, { ...means, safe: safeFrame(mount, letters) });
    const rate = mount.panel.frameRate;
    playing = {
      mount: name,
      driver,
      rate,
      content,
      source: frameSource(content, letters),
      endFrames: everyFrame(rate, () => link.read().time, means.after, tick),
    };
  };
  const look = (): void => {
    const state = link.state();
    const content = state.kind === 'paired' ? state.content : null;
    if (content === (playing?.content ?? null)) return;
    const mount = content?.part.led;
    if (content === null || !isOurs(mount)) return leave();
    take(content, mount).catch((error: unknown) =>
      means.log.error({ event: 'panel-failed', error }, 'the panel could not be driven'),
    );
  };
  const unlisten = link.onChange(look);
  look();
  return {
    status: () => playing?.driver.status() ?? null,
    frame: () => last?.frame ?? null,
    stop: async () => {
      unlisten();
      leave();
      await leaving;
    },
  };
};
