import type { Instant } from '../time/instant.ts';
import { binomialTail, poissonTail } from './odds.ts';
import { shareOf, type Tally } from './tally.ts';

/** An answer as detectors see it. `trace`: what the way in has in common (salted daily hash of an address), never kept in the ledger; null: unknown. */
export interface Seen {
  readonly seq: number;
  readonly at: Instant;
  readonly point: string;
  readonly level: string;
  readonly satisfied: boolean;
  readonly trace: string | null;
}

/** What is usual at the unit: the share of each level, and how many answers come to a point in ten minutes. */
export interface Usual {
  readonly levels: Readonly<Record<string, number>>;
  readonly perTenMinutes: number;
}

/** Answers that look as if few hands had given them, for quarantine and two people's eyes; never a reason to refuse. */
export interface Finding {
  readonly detector: 'burst' | 'streak' | 'intervals' | 'hand';
  readonly seqs: readonly number[];
}

/** Below so many answers nothing is suspected: a family, a queue, an angry morning. */
const LEAST = 8;
const TEN_MINUTES = 600_000;
/** Unhappy answers are held back only when they come faster than people can stand in line: outages make crowds angry. */
const FASTER_MS = 45_000;
const ODDS = { pointStreak: 1e-7, traceStreak: 1e-4, hand: 3e-5, burst: 1e-6, oneSided: 1e-4 } as const;
/** From here on a trace is a crowd behind one address and is not judged as one hand. */
const CROWD = 30;
const SAME_GAPS = 7;
const LONGEST_GAP_MS = TEN_MINUTES;

/** What is usual by the counts of the last weeks; few counts are mixed with an even scale so that nothing is impossible. */
export function usualOf(tally: Tally, levels: readonly string[], perTenMinutes: number): Usual {
  const { count } = shareOf(tally);
  const weight = 30;
  const share = (level: string): number => ((tally.levels[level] ?? 0) + weight / levels.length) / (count + weight);
  return { levels: Object.fromEntries(levels.map((level) => [level, share(level)])), perTenMinutes: Math.max(2, perTenMinutes) };
}

/** Everything that the detectors see in a day's answers of a unit (SCO-40 to SCO-46), any order; the same answer may be found twice. */
export function findingsIn(answers: readonly Seen[], usual: Usual): Finding[] {
  const sorted = [...answers].sort((a, b) => a.at - b.at || a.seq - b.seq);
  const points = [...groupsBy(sorted, ({ point }) => point).values()];
  const traces = [...groupsBy(sorted, ({ trace }) => trace).values()];
  return [
    ...points.flatMap((group) => [
      ...streaksIn(group, usual, ODDS.pointStreak, true),
      ...gapsIn(group),
      ...burstsIn(group, usual),
    ]),
    ...traces.flatMap((group) => [
      ...streaksIn(group, usual, ODDS.traceStreak, false),
      ...gapsIn(group),
      ...handIn(group, usual),
    ]),
  ];
}

function groupsBy(answers: readonly Seen[], keyOf: (answer: Seen) => string | null): Map<string, Seen[]> {
  const groups = new Map<string, Seen[]>();
  for (const answer of answers) {
    const key = keyOf(answer);
    if (key === null) continue;
    const group = groups.get(key) ?? [];
    group.push(answer);
    groups.set(key, group);
  }
  return groups;
}

const shareUsual = ({ levels }: Usual, level: string): number => Math.min(0.97, Math.max(0.005, levels[level] ?? 0));

const meanGap = (run: readonly Seen[]): number =>
  ((run[run.length - 1]?.at ?? 0) - (run[0]?.at ?? 0)) / Math.max(1, run.length - 1);

const finding = (detector: Finding['detector'], run: readonly Seen[]): Finding => ({ detector, seqs: run.map(({ seq }) => seq) });

/** Runs of one and the same answer that are longer than chance. `fast`: at a point only runs that come fast count at all. */
function streaksIn(group: readonly Seen[], usual: Usual, odds: number, fast: boolean): Finding[] {
  return runsIn(group, (before, next) => before.level === next.level).flatMap((run) => {
    const [first] = run;
    if (first === undefined || run.length < LEAST) return [];
    const hasToBeFast = fast || !first.satisfied;
    if (hasToBeFast && meanGap(run) >= FASTER_MS) return [];
    return shareUsual(usual, first.level) ** run.length < odds ? [finding('streak', run)] : [];
  });
}

function runsIn(group: readonly Seen[], goesOn: (before: Seen, next: Seen) => boolean): Seen[][] {
  const runs: Seen[][] = [];
  let last: Seen | null = null;
  for (const answer of group) {
    if (last !== null && goesOn(last, answer)) runs[runs.length - 1]?.push(answer);
    else runs.push([answer]);
    last = answer;
  }
  return runs;
}

/** Seven gaps or more in a row that are the same to 2 % (or 0.3 s): a machine, or a stuck key. */
function gapsIn(group: readonly Seen[]): Finding[] {
  const found: Finding[] = [];
  for (let from = 0; from + SAME_GAPS < group.length; ) {
    const until = sameGapsUntil(group, from);
    if (until - from >= SAME_GAPS) found.push(finding('intervals', group.slice(from, until + 1)));
    from = until - from >= SAME_GAPS ? until : from + 1;
  }
  return found;
}

/** The last index of the run of equal gaps that begins at `from`. */
function sameGapsUntil(group: readonly Seen[], from: number): number {
  const gapAt = (index: number): number => (group[index + 1]?.at ?? Number.POSITIVE_INFINITY) - (group[index]?.at ?? 0);
  const first = gapAt(from);
  if (first > LONGEST_GAP_MS) return from;
  let at = from;
  while (Math.abs(gapAt(at) - first) <= Math.max(300, first * 0.02)) at += 1;
  return at;
}

/** What was said at a point, as places in its order: from `from` on within ten minutes, up to `held` held back. */
interface Said {
  readonly places: number[];
  from: number;
  held: number;
}

/** Ten minutes with far more answers than usual that are far more one-sided than usual: a crowd is the first, not the second. */
function burstsIn(group: readonly Seen[], usual: Usual): Finding[] {
  const least = leastOfBurst(usual);
  const held: Seen[] = [];
  const levels = new Map<string, Said>();
  const saidOf = ({ level }: Seen): Said => {
    const said = levels.get(level) ?? { places: [], from: 0, held: 0 };
    levels.set(level, said);
    return said;
  };
  let from = 0;
  for (const [index, answer] of group.entries()) {
    saidOf(answer).places.push(index);
    for (let first = group[from]; first !== undefined && answer.at - first.at > TEN_MINUTES; first = group[from]) {
      saidOf(first).from += 1;
      from += 1;
    }
    const count = index + 1 - from;
    const most = count < least ? null : mostSaid(levels);
    if (most === null || !isOneSided(group, most, count, usual)) continue;
    for (const place of most.places.slice(Math.max(most.from, most.held))) held.push(...group.slice(place, place + 1));
    most.held = most.places.length;
  }
  return held.length === 0 ? [] : [finding('burst', held)];
}

/** So many answers in ten minutes are far more than usual. */
function leastOfBurst({ perTenMinutes }: Usual): number {
  let [from, until] = [LEAST, LEAST + Math.ceil(perTenMinutes * 20)];
  while (from < until) {
    const middle = (from + until) >> 1;
    if (poissonTail(middle, perTenMinutes) < ODDS.burst) until = middle;
    else from = middle + 1;
  }
  return from;
}

/** What was said most within ten minutes; of two the one that was said first. */
function mostSaid(levels: ReadonlyMap<string, Said>): Said | null {
  const firstOf = ({ places, from }: Said): number => places[from] ?? Number.POSITIVE_INFINITY;
  let most: Said | null = null;
  for (const said of levels.values()) {
    const more = said.places.length - said.from - (most === null ? 0 : most.places.length - most.from);
    if (most === null || more > 0 || (more === 0 && firstOf(said) < firstOf(most))) most = said;
  }
  return most;
}

function isOneSided(group: readonly Seen[], { places, from }: Said, count: number, usual: Usual): boolean {
  const [first, last] = [group[places[from] ?? -1], group[places[places.length - 1] ?? -1]];
  const same = places.length - from;
  if (first === undefined || last === undefined || same < LEAST) return false;
  const gap = (last.at - first.at) / (same - 1);
  if (!first.satisfied && gap >= FASTER_MS) return false;
  return binomialTail(count, same, shareUsual(usual, first.level)) < ODDS.oneSided;
}

const mostGiven = (answers: readonly Seen[]): readonly Seen[] =>
  [...groupsBy(answers, ({ level }) => level).values()].reduce((most, group) => (group.length > most.length ? group : most), []);

/** A way in by which one answer comes again and again through the day, with a few others for show. */
function handIn(group: readonly Seen[], usual: Usual): Finding[] {
  if (group.length < LEAST || group.length > CROWD) return [];
  const same = mostGiven(group);
  const [first] = same;
  if (first === undefined || (!first.satisfied && meanGap(same) >= FASTER_MS)) return [];
  return binomialTail(group.length, same.length, shareUsual(usual, first.level)) < ODDS.hand ? [finding('hand', same)] : [];
}
