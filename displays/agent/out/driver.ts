import type { Frame } from '../../../content/led/frame-at.ts';
import { levels, wiringOf } from '../../../content/led/levels.ts';
import type { LedMount } from '../../../content/led/mount.ts';
import { type Problem, problem } from '../../../content/problem.ts';
import type { Log } from '../log.ts';
import { openWay } from './open-way.ts';
import { type Clockwork, paceOf } from './pace.ts';
import { type DriverStatus, saidBy } from './status.ts';
import type { Picture, Way } from './way.ts';

/** How often a device that can tell is asked what it shows. */
const LOOK_MS = 4000;
/** The longest that leaving the panel may take. */
const END_MS = 4000;

/** Drives one panel. A broken device is a status, never an exception. */
export interface LedDriver {
  /** What the panel is to show from now on, at `percent` of its brightness. Sent at the panel's pace, and only when it differs. */
  readonly show: (frame: Frame, percent: number) => void;
  readonly status: () => DriverStatus;
  /** Leaves the panel dark or on its safe text, as the mount says, and lets go of it. Never rejects; takes at most four seconds. */
  readonly stop: () => Promise<void>;
}

/** Clocks, chance, a log, and the frame of the mount's safe text (`null`: dark). */
export interface DriverMeans extends Clockwork {
  readonly random: () => number;
  readonly log: Log;
  readonly safe: Frame | null;
}

/** A driver for the device of `mount` (any but HDMI, which a window draws). It opens the connection with the first frame. */
export function openDriver(mount: LedMount, means: DriverMeans): LedDriver {
  const { width, height } = mount.panel;
  const dark: Frame = { width, height, dots: new Uint8Array(width * height), palette: [[0, 0, 0]] };
  const picture = picturesOf(mount, dark);
  const last = picture((mount.onStop === 'text' ? means.safe : null) ?? dark, 100);
  return drive(openWay(mount, last.picture, means.random), { picture, last: last.picture, rate: mount.panel.frameRate }, means);
}

interface Made {
  readonly picture: Picture;
  readonly watts: number;
  readonly dimmed: number;
}
type MakePicture = (frame: Frame, percent: number) => Made;

/** Cards that dim themselves still glimmer at their lowest level, so at 0 percent the picture itself is dark. */
function picturesOf({ panel }: LedMount, dark: Frame): MakePicture {
  const wiring = wiringOf(panel);
  return (frame, percent) => {
    const { bytes, watts, dimmed } = levels(frame, panel, wiring, percent);
    return {
      picture: { frame: percent === 0 ? dark : frame, bytes, percent: Math.floor((percent * dimmed) / 100) },
      watts,
      dimmed,
    };
  };
}

interface Job {
  readonly picture: MakePicture;
  readonly last: Picture;
  readonly rate: number;
}

function drive(way: Way, { picture, last, rate }: Job, { mono, after, log }: DriverMeans): LedDriver {
  const pace = paceOf(rate, way.gapMs);
  let wanted: { frame: Frame; percent: number; made: Made } | null = null;
  let shown: Picture | null = null;
  let status: DriverStatus = { ...FRESH, since: mono(), confirmed: way.look ? false : null };
  let busy: Promise<void> | null = null;
  let failures = 0;
  let failedAt = -Infinity;
  let sentAt = -Infinity;
  let lookedAt = mono();
  let cancel: () => void = () => undefined;

  const enter = (state: DriverStatus['state'], said: Problem | null): void => {
    if (state === status.state) {
      status = { ...status, problem: said };
      return;
    }
    log.info({ said: said?.detail['said'] }, `led ${state}`);
    status = { ...status, state, since: mono(), problem: said, confirmed: way.look ? false : null };
  };
  const failed = (error: unknown): void => {
    failures += 1;
    failedAt = mono();
    shown = null;
    enter('lost', problem('LED-55', [], { said: saidBy(error) }));
  };
  const worked = (): void => {
    failures = 0;
    if (status.state !== 'running' && mono() - failedAt >= way.quietMs) enter('running', null);
  };

  /** Ms until there is something to send: a change at the next place of the pace, else the refresh, after failures later and later. */
  const waitToSend = (now: number): number => {
    if (!wanted) return Infinity;
    if (failures > 0) return failedAt + backoff(failures, way.refreshMs) - now;
    const changed = shown !== wanted.made.picture && !samePicture(shown, wanted.made.picture);
    return changed ? pace.wait(now) : sentAt + way.refreshMs - now;
  };
  const waitToLook = (now: number): number => (way.look && shown ? lookedAt + LOOK_MS - now : Infinity);

  const sendNow = async (made: Made): Promise<void> => {
    sentAt = mono();
    pace.sent(sentAt);
    try {
      await way.send(made.picture);
      shown = made.picture;
      status = { ...status, sent: status.sent + 1, watts: made.watts, dimmed: made.dimmed };
      worked();
    } catch (error) {
      failed(error);
    }
  };
  const lookNow = async (look: NonNullable<Way['look']>): Promise<void> => {
    lookedAt = mono();
    try {
      const seen = await look();
      if (seen.same) {
        status = { ...status, confirmed: true, problem: null };
        return;
      }
      log.warn({ said: seen.said }, 'led showed what was not sent');
      shown = null;
      const found = problem('LED-56', [], { said: seen.said });
      const repaired = { at: mono(), said: seen.said };
      status = { ...status, confirmed: false, problem: found, repairs: status.repairs + 1, repaired };
    } catch (error) {
      failed(error);
    }
  };
  const next = (): void => {
    cancel();
    if (busy || status.state === 'stopped') return;
    const now = mono();
    const [send, look] = [waitToSend(now), waitToLook(now)];
    if (wanted && send <= 0) busy = sendNow(wanted.made);
    else if (way.look && look <= 0) busy = lookNow(way.look);
    else if (Math.min(send, look) < Infinity) cancel = after(Math.max(1, Math.ceil(Math.min(send, look))), next);
    void busy?.then(() => {
      busy = null;
      next();
    });
  };

  return {
    show: (frame, percent) => {
      if (status.state === 'stopped' || (wanted?.frame === frame && wanted.percent === percent)) return;
      wanted = { frame, percent, made: picture(frame, percent) };
      next();
    },
    status: () => status,
    stop: async () => {
      if (status.state === 'stopped') return;
      enter('stopped', null);
      cancel();
      await ended(async () => {
        await busy;
        await way.end(last);
      }, after).catch((error: unknown) => log.warn({ said: saidBy(error) }, 'led not left cleanly'));
    },
  };
}

const FRESH: DriverStatus = {
  state: 'opening',
  since: 0,
  problem: null,
  confirmed: null,
  sent: 0,
  repairs: 0,
  repaired: null,
  watts: 0,
  dimmed: 100,
};

const backoff = (failures: number, refreshMs: number): number => Math.min(refreshMs, 250 * 2 ** Math.min(failures, 5));

const samePicture = (one: Picture | null, other: Picture): boolean =>
  one !== null && one.percent === other.percent && Buffer.compare(one.bytes, other.bytes) === 0;

/** `work`, or a refusal after `END_MS`: a device that is gone must not keep a program from ending. */
function ended(work: () => Promise<void>, after: Clockwork['after']): Promise<void> {
  return new Promise((settle, fail) => {
    const cancel = after(END_MS, () => fail(new Error('the device did not take its last picture')));
    work().then(settle, fail).finally(cancel);
  });
}
