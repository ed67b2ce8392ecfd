import type { Screen, ZoneName } from '../../content/place/display.ts';
import type { Plan } from '../../content/schedule/plan.ts';
import type { FontSet, LiveValues } from '../../content/slide/drawing.ts';
import { localAt } from '../../content/time/local-clock.ts';
import { scoresAt } from '../../content/wire/live.ts';
import type { Reading } from '../link/clock.ts';
import type { Content } from '../link/content-of.ts';
import type { Link } from '../link/link.ts';
import type { Timepiece } from '../link/timepiece.ts';
import { stillness } from './fade.ts';
import { arrange, type Glass, PLAIN_SCREEN, ZONE_NAMES } from './glass.ts';
import { layerBuilder } from './layer-builder.ts';
import { isLive, type Picture, pictureOf } from './picture.ts';
import { quarantine } from './quarantine.ts';
import { inForce, nothing, type Wanted, wanted } from './wanted.ts';
import { ZonePlayer } from './zone-player.ts';

/** How long before a cut the next slide is made ready, and the longest time without a look at the plan. */
const LEAD_MS = 3000;
const LOOK_MS = 1000;
/** Local time before there is a plan that says better. */
export const VIETNAM: Plan['offsets'] = [{ from: 0, minutes: 420 }];

export interface ConductorParts {
  readonly link: Link;
  readonly fonts: FontSet;
  readonly timepiece: Timepiece;
  readonly stage: HTMLElement;
  readonly containers: ReadonlyMap<ZoneName, HTMLElement>;
}

const minuteAfter = (time: number): number => (Math.floor(time / 60_000) + 1) * 60_000;

/** Asks the plan what belongs on each zone and has it shown. Timers, messages and wake-ups only make it look; a missed one changes nothing. */
export class Conductor {
  readonly #players = new Map<ZoneName, ZonePlayer>();
  readonly #quarantine = quarantine();
  readonly #parts: ConductorParts;
  readonly #unlisten: () => void;
  #glass: Glass | null = null;
  #screen: Screen = PLAIN_SCREEN;
  #cancel: () => void = () => undefined;
  #trouble: 'lease-ended' | 'clock-behind' | null = null;

  constructor(parts: ConductorParts) {
    this.#parts = parts;
    this.#unlisten = parts.link.onChange(this.#soon);
    window.addEventListener('resize', this.#resized);
    document.addEventListener('visibilitychange', this.#soon);
    this.#look();
  }

  stop(): void {
    this.#cancel();
    this.#unlisten();
    window.removeEventListener('resize', this.#resized);
    document.removeEventListener('visibilitychange', this.#soon);
    this.#players.forEach((player) => player.stop());
    this.#players.clear();
  }

  readonly #soon = (): void => this.#wakeIn(0);
  readonly #resized = (): void => {
    this.#glass = null;
    this.#soon();
  };

  #wakeIn(ms: number): void {
    this.#cancel();
    this.#cancel = this.#parts.timepiece.after(ms, () => this.#look());
  }

  #look(): void {
    const state = this.#parts.link.state();
    if (state.kind !== 'paired') return this.#wakeIn(LOOK_MS);
    const reading = this.#parts.link.read();
    const glass = this.#arranged(state.content);
    this.#noteTrouble(state.content, reading);
    const unitName = state.pairing.unitName;
    const changes = ZONE_NAMES.map((zone) =>
      glass.zones[zone] === null ? this.#close(zone) : this.#zone(zone, glass, state.content, reading, unitName),
    );
    const next = Math.min(...changes) - this.#parts.link.read().time;
    this.#wakeIn(Math.max(1, Math.min(LOOK_MS, next)));
  }

  /** Shows what belongs on the zone; gives the instant at which it has to be looked at again. */
  #zone(zone: ZoneName, glass: Glass, content: Content | null, reading: Reading, unitName: string): number {
    const player = this.#player(zone, glass);
    const now = this.#pictureAt(zone, glass, content, reading, unitName);
    const change = Math.min(now.want.until, isLive(now.blob.slide) ? minuteAfter(reading.time) : now.want.until);
    const near = change - reading.time <= LEAD_MS;
    const next = near ? this.#pictureAt(zone, glass, content, { ...reading, time: change }, unitName) : null;
    player.turn(now, next);
    player.layer()?.adjust?.(reading.time);
    return near ? change : change - LEAD_MS;
  }

  #pictureAt(zone: ZoneName, glass: Glass, content: Content | null, reading: Reading, unitName: string): Picture {
    const mono = this.#parts.timepiece.ticks().mono;
    const unfit = (hash: string): boolean => this.#quarantine.unfit(hash, mono);
    const want = content === null ? nothing(Number.POSITIVE_INFINITY) : wanted(content, zone, reading, unfit);
    const offsets = content?.part.plan.offsets ?? VIETNAM;
    const body = this.#parts.link.live();
    const live: LiveValues = {
      local: localAt(offsets, Math.max(0, reading.time)),
      scores: scoresAt(body, reading.time),
      tokens: body?.tokens ?? {},
    };
    const neighbours = { unitName: content?.part.unitName ?? unitName, theme: this.#themeOf(zone, content, reading, unfit) };
    const box = glass.zones[zone] ?? glass.zones.main;
    return pictureOf(want, zone, box, live, neighbours);
  }

  /** What stands in beside the main zone wears its colours. */
  #themeOf(
    zone: ZoneName,
    content: Content | null,
    reading: Reading,
    unfit: (hash: string) => boolean,
  ): Picture['blob']['theme'] | null {
    if (content === null) return null;
    const main: Wanted | null = zone === 'main' ? null : wanted(content, 'main', reading, unfit);
    return main?.blob?.theme ?? content.slides.values().next().value?.theme ?? null;
  }

  #arranged(content: Content | null): Glass {
    const screen = content?.part.screen ?? this.#screen;
    if (this.#glass === null || screen !== this.#screen) {
      this.#screen = screen;
      this.#glass = arrange(this.#parts.stage, this.#parts.containers, screen);
    }
    return this.#glass;
  }

  #player(zone: ZoneName, glass: Glass): ZonePlayer {
    const known = this.#players.get(zone);
    if (known !== undefined) return known;
    const container = this.#parts.containers.get(zone);
    if (container === undefined) throw new Error(`no place for zone ${zone}`);
    const { link, fonts, timepiece } = this.#parts;
    const player = new ZonePlayer({
      zone,
      container,
      quarantine: this.#quarantine,
      mono: () => timepiece.ticks().mono,
      build: layerBuilder({ fonts, media: link.media, now: () => link.read().time, scale: () => (this.#glass ?? glass).scale }),
      calm: () => this.#screen.transition === 'fade' && !stillness(),
      painted: ({ want }) => link.painted({ zone, entry: want.entry, slide: want.slide, time: Math.round(link.read().time) }),
      failed: ({ want }) => link.report('slide-failed', want.slide ?? `built-in ${zone}`),
      wake: this.#soon,
    });
    this.#players.set(zone, player);
    return player;
  }

  #close(zone: ZoneName): number {
    this.#players.get(zone)?.stop();
    this.#players.delete(zone);
    return Number.POSITIVE_INFINITY;
  }

  #noteTrouble(content: Content | null, reading: Reading): void {
    const trouble =
      content === null || inForce(content, reading) ? null : reading.trust === 'behind' ? 'clock-behind' : 'lease-ended';
    if (trouble !== null && trouble !== this.#trouble) this.#parts.link.report(trouble, String(content?.head.revision ?? 0));
    this.#trouble = trouble;
  }
}
