import type { LedgerRecord } from '../../content/ledger/record.ts';
import type { Library } from '../../content/library.ts';
import type { Plan } from '../../content/schedule/plan.ts';
import type { LiveScore } from '../../content/score/live-score.ts';
import { qrTokenAt } from '../../content/score/presence.ts';
import { type ScoreWindow, scoreKey } from '../../content/score/windows.ts';
import type { Instant } from '../../content/time/instant.ts';
import { LIVE_AHEAD_MS, type LiveMessage, signLive } from '../../content/wire/live.ts';
import type { UnitScores } from '../../content/wire/rating-api.ts';
import type { Keys } from '../keys/keys.ts';
import type { Log } from '../ledger/log.ts';
import { type LiveNeeds, liveNeeds } from './live-needs.ts';

/** Who is there to be told, and how. */
export interface LiveAudience {
  online(): Iterable<string>;
  tell(displays: readonly string[], message: LiveMessage): void;
}

/** What is told in one turn, for whoever follows a unit besides the displays. */
export interface ToldScores {
  /** Whether the unit's scores may have changed since the turn before. */
  touches(unit: string): boolean;
  /** The very values that displays are told in this turn. */
  of(unit: string): UnitScores;
}

/** Signed scores and tokens for each display that shows some: at most four times a second when they change, and every half minute. */
export interface LiveScores {
  /** Begins to tell; gives the way to stop. */
  serve(audience: LiveAudience): () => void;
  /** Told as soon as possible: the display has come, or its slides have changed. */
  refresh(displays: Iterable<string>): void;
  /** Told in each turn, after the displays; gives the way to stop. */
  onTold(listen: (told: ToldScores) => void): () => void;
  /** A unit's scores as they are now. */
  of(unit: string): UnitScores;
  close(): Promise<void>;
}

export interface LiveScoresDeps {
  readonly library: { current(): Library };
  readonly planOf: (display: string) => Plan | null;
  readonly scoreOf: (unit: string, window: ScoreWindow) => LiveScore;
  /** How many records the ledger has. */
  readonly records: () => number;
  readonly onRecords: (listen: (records: readonly LedgerRecord[]) => void) => () => void;
  readonly onRound: (listen: (round: { readonly displays: readonly string[] }) => void) => () => void;
  /** The units whose scores a record about this unit touches. */
  readonly touchedBy: (unit: string) => readonly string[];
  readonly keys: Pick<Keys, 'signWith'>;
  readonly secret: Uint8Array;
  readonly now: () => Instant;
  readonly log: Log;
}

/** Four times a second; where scores cost so much that this were more than half of the time, less often. */
const GAP_MS = 250;
const SHARE = 2;
const REFRESH_MS = 30_000;
/** Four refreshes may be lost before values are stale. */
const FRESH_MS = 120_000;
const SLICE_MS = 20;

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Makes it; nothing is told before `serve`. */
export function liveScores(deps: LiveScoresDeps): LiveScores {
  const { library, planOf, records, keys, secret, now, log } = deps;
  const needsOf = liveNeeds();
  const dirty = { units: new Set<string>(), displays: new Set<string>() };
  const followers = new Set<(told: ToldScores) => void>();
  let audience: LiveAudience | null = null;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  let toldAt = 0;
  let gap = GAP_MS;
  let stamp = 0;

  const soon = (): void => {
    if (timer !== null || running !== null || audience === null) return;
    timer = setTimeout(run, Math.max(0, toldAt + gap - performance.now()));
    timer.unref();
  };
  const run = (): void => {
    timer = null;
    toldAt = performance.now();
    running = turn()
      .catch((error: unknown) => log.error({ event: 'scores-unsent', error }, 'scores could not be sent'))
      .finally(() => {
        gap = Math.max(GAP_MS, (performance.now() - toldAt) * SHARE);
        running = null;
        if (dirty.units.size > 0 || dirty.displays.size > 0) soon();
      });
  };
  /** Whoever is online and shows something that changed, by what they need. */
  const groups = (to: LiveAudience): Map<string, { readonly needs: LiveNeeds; readonly displays: string[] }> => {
    const found = new Map<string, { readonly needs: LiveNeeds; readonly displays: string[] }>();
    const current = library.current();
    for (const display of to.online()) {
      const needs = needsOf(current, planOf(display));
      const isTouched = dirty.displays.has(display) || needs.scores.some(({ unit }) => dirty.units.has(unit));
      if (needs.name === '' || !isTouched) continue;
      const group = found.get(needs.name) ?? { needs, displays: [] };
      group.displays.push(display);
      found.set(needs.name, group);
    }
    dirty.units.clear();
    dirty.displays.clear();
    return found;
  };
  const turn = async (): Promise<void> => {
    if (audience === null) return;
    const scores = scoreCache(deps.scoreOf);
    const time = now();
    // A clock that was put back further than displays forgive is followed at once: what is from the future nobody takes.
    stamp = stamp >= time + LIVE_AHEAD_MS ? time : Math.max(time, stamp + 1);
    const touched = dirty.displays.size > 0 ? null : new Set(dirty.units);
    let since = performance.now();
    for (const { needs, displays } of groups(audience).values()) {
      audience?.tell(displays, await message(needs, scores));
      if (performance.now() - since < SLICE_MS) continue;
      await breathe();
      since = performance.now();
    }
    const told = { touches: (unit: string) => touched?.has(unit) ?? true, of: (unit: string) => unitScores(unit, stamp, scores) };
    for (const listen of followers) listen(told);
  };
  const message = (needs: LiveNeeds, scores: (unit: string, window: ScoreWindow) => LiveScore): Promise<LiveMessage> => {
    const body = {
      epoch: library.current().epoch,
      time: stamp,
      freshUntil: stamp + FRESH_MS,
      records: records(),
      scores: Object.fromEntries(needs.scores.map(({ unit, window }) => [scoreKey(unit, window), scores(unit, window)])),
      tokens: Object.fromEntries(needs.points.map((point) => [point, qrTokenAt(secret, point, now())])),
    };
    return keys.signWith((certificate, sign) => signLive(body, certificate, sign));
  };
  const refresh = (displays: Iterable<string>): void => {
    for (const display of displays) dirty.displays.add(display);
    soon();
  };
  const stops = [
    deps.onRecords((records) => {
      for (const unit of new Set(records.flatMap(unitsOf))) for (const one of deps.touchedBy(unit)) dirty.units.add(one);
      if (dirty.units.size > 0) soon();
    }),
    deps.onRound(({ displays }) => refresh(displays)),
  ];
  const clock = setInterval(() => refresh(audience?.online() ?? []), REFRESH_MS);
  clock.unref();
  return {
    refresh,
    onTold: (listen) => {
      followers.add(listen);
      return () => followers.delete(listen);
    },
    of: (unit) => unitScores(unit, now(), deps.scoreOf),
    serve: (to) => {
      audience = to;
      return () => {
        audience = null;
      };
    },
    close: async () => {
      clearInterval(clock);
      for (const stop of stops) stop();
      audience = null;
      if (timer !== null) clearTimeout(timer);
      await running;
    },
  };
}

/** The units that a record speaks of. */
const unitsOf = (record: LedgerRecord): readonly string[] => {
  if (record.kind === 'act') return [];
  return record.kind === 'correction' ? [record.unit, record.payload.to.unit] : [record.unit];
};

const unitScores = (unit: string, time: Instant, scoreOf: LiveScoresDeps['scoreOf']): UnitScores => ({
  ...{ unit, time },
  scores: {
    day: scoreOf(unit, 'day'),
    week: scoreOf(unit, 'week'),
    month: scoreOf(unit, 'month'),
    quarter: scoreOf(unit, 'quarter'),
  },
});

/** Each score once a turn, however many boards show it. */
function scoreCache(scoreOf: LiveScoresDeps['scoreOf']): LiveScoresDeps['scoreOf'] {
  const known = new Map<string, LiveScore>();
  return (unit, window) => {
    const key = scoreKey(unit, window);
    const score = known.get(key) ?? scoreOf(unit, window);
    known.set(key, score);
    return score;
  };
}
