import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Library } from '../../content/library.ts';
import type { Display } from '../../content/place/display.ts';
import type { Log } from '../ledger/log.ts';

export interface PanelAgentsDeps {
  readonly library: { current(): Library; onChange(listen: () => void): () => void };
  /** The built agent. */
  readonly program: string;
  /** Where each panel's agent keeps its key and plan, in a folder named by the display's id. */
  readonly folder: string;
  /** This controller, as a program on this machine reaches it. */
  readonly url: string;
  readonly rootKey: string;
  /** Takes the code that the agent of this display shows. */
  readonly pair: (code: string, display: string) => Promise<void>;
  readonly log: Log;
}

/** As the agent says it, and not two words of somebody's display name. */
const PAIRING_CODE = /pairing code: ([A-Z]{4}) ([A-Z]{4}) /;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;
const LASTED_MS = 60_000;

/** One panel's agent: its process, and when the next one is due. */
interface Panel {
  child: ChildProcess | null;
  timer: NodeJS.Timeout | null;
  wait: number;
  /** The code that its agent shows and that nobody has taken yet. */
  code: string | null;
}

/** Panels on this controller's own network that no other computer drives. */
const isOurs = ({ led }: Display): boolean => led?.driver === 'controller' && led.device.protocol !== 'hdmi';

/**
 * Runs an agent of its own for every panel that the controller itself is to drive: another process, with its own key, that trusts a
 * signature and not its parent. It is paired by itself once; when somebody has revoked its key it stays away until the panel is given to
 * somebody else and back again.
 */
export function panelAgents(deps: PanelAgentsDeps): { readonly stop: () => void } {
  const { library, log } = deps;
  const panels = new Map<string, Panel>();
  const known = new Set<string>();
  const placeOf = (display: string): string => join(deps.folder, display);
  const displayOf = (id: string): Display | undefined => library.current().displays.find((one) => one.id === id && isOurs(one));
  /** A keep that trusts a root but has no pairing is what a revoked key leaves behind. */
  const revoked = (id: string): boolean => displayOf(id)?.key === null && existsSync(join(placeOf(id), 'root.json'));

  const hear = (id: string, text: string): void => {
    const code = PAIRING_CODE.exec(text)?.slice(1).join('');
    const panel = panels.get(id);
    if (code === undefined || panel === undefined) return;
    panel.code = code;
    pairIfFree(id, panel);
  };
  /** While somebody else has the display's key its agent waits. */
  const pairIfFree = (id: string, panel: Panel): void => {
    const { code } = panel;
    if (code === null || displayOf(id)?.key !== null) return;
    // Somebody revoked its key, and it asks for a new one: that is for people to give.
    if (revoked(id)) return end(id);
    panel.code = null;
    deps
      .pair(code, id)
      .catch((error: unknown) => log.warn({ event: 'panel-unpaired', display: id, error }, 'a panel was not paired'));
  };
  const start = (id: string, panel: Panel): void => {
    if (revoked(id))
      return log.warn({ event: 'panel-revoked', display: id }, 'the key of this panel was revoked: it is not driven');
    const begun = performance.now();
    const flags = ['--controller', deps.url, '--data', placeOf(id), '--port', '0', '--browser', 'none'];
    const child = spawn(
      process.execPath,
      ['--max-old-space-size=192', deps.program, ...flags, '--root', deps.rootKey, '--quiet', 'yes'],
      // The channel ends with this process however that ends, and the agent with the channel: nobody else would end it.
      { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
    );
    panel.child = child;
    panel.code = null;
    child.stdout?.on('data', (piece: Buffer) => hear(id, piece.toString('utf8')));
    child.once('error', (error) =>
      log.error({ event: 'panel-failed', display: id, error }, 'the agent of a panel did not start'),
    );
    child.once('close', (code) => {
      if (panels.get(id) !== panel) return;
      panel.wait = performance.now() - begun >= LASTED_MS ? FIRST_WAIT_MS : Math.min(2 * panel.wait, LONGEST_WAIT_MS);
      log.warn({ event: 'panel-ended', display: id, code, again: panel.wait }, 'the agent of a panel left');
      panel.timer = setTimeout(() => start(id, panel), panel.wait);
    });
  };
  const end = (id: string): void => {
    const panel = panels.get(id);
    panels.delete(id);
    if (panel?.timer) clearTimeout(panel.timer);
    panel?.child?.kill('SIGTERM');
  };
  const look = (): void => {
    const wanted = new Map(
      library
        .current()
        .displays.filter(isOurs)
        .map((one) => [one.id, one]),
    );
    for (const id of [...panels.keys()]) if (!wanted.has(id) || revoked(id)) end(id);
    for (const id of wanted.keys()) {
      // Given back to us: whatever was revoked before begins anew.
      if (!known.has(id) && started && revoked(id)) rmSync(placeOf(id), { recursive: true, force: true });
      const running = panels.get(id);
      if (running !== undefined) pairIfFree(id, running);
      if (running !== undefined || revoked(id)) continue;
      const panel: Panel = { child: null, timer: null, wait: FIRST_WAIT_MS, code: null };
      panels.set(id, panel);
      start(id, panel);
    }
    known.clear();
    for (const id of wanted.keys()) known.add(id);
  };
  let started = false;
  const unlisten = library.onChange(look);
  look();
  started = true;
  return {
    stop: () => {
      unlisten();
      for (const id of [...panels.keys()]) end(id);
    },
  };
}
