import { setTimeout as pause } from 'node:timers/promises';
import type { Library } from '../../content/library.ts';
import { openLibraryOn } from '../../server/library/library-store.ts';
import { marked, markerOf } from './marked-library.ts';
import { randomFrom } from './random.ts';
import { type DiskCall, errno, PowerCut, SimDisk } from './sim-disk.ts';
import { type CommitFault, SimLedger } from './sim-ledger.ts';

/** How a world ends, and whether the disk keeps its promise to sync. */
export interface WorldKind {
  readonly end: 'power-cut' | 'kill' | 'disk-full' | 'disk-error';
  readonly honest: boolean;
}

/** What was wrong in a world; `seed` alone replays it. */
export interface Loss {
  readonly seed: number;
  readonly what: string;
}

const act = { actor: 'torture', kind: 'publish', detail: {} };
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const PUBLISHES = 4;

/**
 * Lives through `count` worlds: publishes on a simulated disk that ends somewhere, then a new start on what is left (which may be
 * cut once more), then the checks: nothing acknowledged is lost, old or new and never mixed, nothing half-written stays.
 */
export const crashWorlds = async ({ end, honest }: WorldKind, count: number, seed: number): Promise<Loss[]> => {
  const losses: Loss[] = [];
  for (let world = 0; world < count; world += 1) {
    if (world % 200 === 0) await pause(0);
    const what = await oneWorld({ end, honest }, randomFrom(seed + world));
    if (what !== null) losses.push({ seed: seed + world, what });
  }
  return losses;
};

const oneWorld = async (kind: WorldKind, random: () => number): Promise<string | null> => {
  const ledger = new SimLedger();
  const acknowledged = new Map<number, number>([[0, 0]]);
  let left = new Map<string, Uint8Array>();
  const lives = random() < 0.4 ? 2 : 1;
  for (let life = 0; life < lives; life += 1) {
    const disk = new SimDisk(faultOf(kind.end, random), kind.honest, left);
    await publishUntilTheEnd(disk, ledger, acknowledged, random);
    left = kind.end === 'power-cut' ? disk.afterPowerCut(random) : disk.afterKill();
  }
  return checked(new SimDisk(() => undefined, true, left), ledger, acknowledged);
};

/** The number of calls of a world is about 40; the fault comes somewhere in it, once or for ever. */
const faultOf = (end: WorldKind['end'], random: () => number): ((call: DiskCall, number: number) => void) => {
  const at = 1 + Math.floor(random() * 45);
  const forEver = random() < 0.5;
  return (call, number) => {
    if (number < at || call === 'names' || call === 'read') return;
    if (end === 'power-cut' || end === 'kill') throw new PowerCut();
    if (number === at || forEver) throw errno(end === 'disk-full' ? 'ENOSPC' : 'EIO');
  };
};

const publishUntilTheEnd = async (
  disk: SimDisk,
  ledger: SimLedger,
  acknowledged: Map<number, number>,
  random: () => number,
): Promise<void> => {
  const commitFault = (): CommitFault => {
    const fate = random();
    return fate < 0.05 ? 'refused' : fate < 0.1 ? 'unknown' : 'none';
  };
  try {
    const journal = ledger.open(commitFault);
    const library = await openLibraryOn({ folder: '/sim', journal, log, now: () => 0, disk });
    for (let publish = 0; publish < PUBLISHES; publish += 1) {
      const marker = 1 + Math.floor(random() * 1e6);
      const done = await library.commit(marked(marker), act).catch(() => null);
      if (done) acknowledged.set(done.generation, marker);
      if (done && markerOf(library.current()) !== marker) throw new Error('acknowledged but not current');
    }
  } catch (cause) {
    if (cause instanceof Error && cause.message === 'acknowledged but not current') throw cause;
  }
};

const checked = async (disk: SimDisk, ledger: SimLedger, acknowledged: ReadonlyMap<number, number>): Promise<string | null> => {
  const newest = Math.max(...acknowledged.keys());
  try {
    const journal = ledger.open(() => 'none');
    const library = await openLibraryOn({ folder: '/sim', journal, log, now: () => 0, disk });
    const [finding] = library.status().findings;
    if (finding) return `${finding.code} ${JSON.stringify(finding.detail)}`;
    const wrong = wrongWith(library.current(), newest, acknowledged.get(newest) ?? 0);
    if (wrong) return wrong;
    if (ledger.named.at(-1)?.generation !== library.current().generation) return 'library and ledger differ';
    const half = (await disk.names()).filter((name) => name.endsWith('.tmp'));
    if (half.length > 0) return `half-written: ${half.join(', ')}`;
    return (await library.commit(marked(7), act)).generation > newest ? null : 'does not go on';
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
};

const wrongWith = (library: Library, newest: number, marker: number): string | null => {
  const found = markerOf(library);
  if (found === null) return 'mixed';
  if (library.generation < newest) return `generation ${newest} was acknowledged, ${library.generation} is there`;
  return library.generation === newest && found !== marker ? `marker ${marker} was acknowledged, ${found} is there` : null;
};

const ENDS = ['power-cut', 'kill', 'disk-full', 'disk-error'] as const;

/** `count` worlds of each end on an honest disk: none may lose; then the control: on a disk that only pretends to sync, some must. */
export const run = async ({ count, seed }: { readonly count: number; readonly seed: number }): Promise<void> => {
  for (const end of ENDS) {
    const losses = await crashWorlds({ end, honest: true }, count, seed);
    console.log(`${end}: ${count} worlds, ${losses.length} losses`);
    const [first] = losses;
    if (first) throw new Error(`world ${first.seed} (${end}): ${first.what}`);
  }
  const control = await crashWorlds({ end: 'power-cut', honest: false }, count, seed);
  console.log(`control, power-cut without fsync: ${count} worlds, ${control.length} losses (must not be 0)`);
  if (control.length === 0) throw new Error('the harness does not notice a store that never syncs');
};
