import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Library } from '../../content/library.ts';
import type { Display } from '../../content/place/display.ts';
import type { Log } from '../ledger/log.ts';
import { type PanelProcess, panelProcess } from './panel-process.ts';

export interface PanelAgentsDeps {
  readonly library: { current(): Library; onChange(listen: () => void): () => void };
  /** The built agent. */
  readonly program: string;
  /** Where each panel's agent keeps its key and plan, in a folder named by the display's id. */
  readonly folder: string;
  readonly rootKey: string;
  /** Takes the code that the agent of this display shows. */
  readonly pair: (code: string, display: string) => Promise<void>;
  readonly log: Log;
}

/** The agents that this controller runs for panels on its own network. */
export interface PanelAgents {
  /** Starts them; `url`: this controller, as a program on this machine reaches it. */
  readonly begin: (url: string) => void;
  /** Drives a panel again whose key was revoked, with a new key; false when it is none of ours. */
  readonly again: (display: string) => boolean;
  readonly stop: () => void;
}

/** As the agent says it, and not two words of somebody's display name. */
const PAIRING_CODE = /pairing code: ([A-Z]{4}) ([A-Z]{4}) /;

/** One panel's agent, and the code that it shows and that nobody has taken yet. */
interface Panel {
  readonly process: PanelProcess;
  code: string | null;
}

/** Panels on this controller's own network that no other computer drives. */
const isOurs = ({ led }: Display): boolean => led?.driver === 'controller' && led.device.protocol !== 'hdmi';

/**
 * Runs an agent of its own for every panel that the controller itself is to drive: another process, with its own key, that trusts a
 * signature and not its parent. It is paired by itself once; when somebody has revoked its key it stays away until somebody says
 * `again` or gives the panel to another computer and back. What it kept goes with the display.
 */
export function panelAgents({ library, program, folder, rootKey, pair, log }: PanelAgentsDeps): PanelAgents {
  const panels = new Map<string, Panel>();
  /** Those whose agent is leaving: the next one begins when it has left. */
  const leaving = new Map<string, Promise<void>>();
  let ours: ReadonlySet<string> | null = null;
  let url = '';
  const placeOf = (display: string): string => join(folder, display);
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
    pair(code, id).catch((error: unknown) => log.warn({ event: 'panel-unpaired', display: id, error }, 'a panel was not paired'));
  };
  const start = (id: string): void => {
    const flags = ['--controller', url, '--data', placeOf(id), '--port', '0', '--browser', 'none'];
    const process = panelProcess({
      ...{ display: id, program, log, flags: [...flags, '--root', rootKey, '--quiet', 'yes'] },
      hear: (text) => hear(id, text),
      wanted: () => !revoked(id),
    });
    panels.set(id, { process, code: null });
  };
  /** Looks again when `work` is done, unless more is to be done first. */
  const leave = (id: string, work: Promise<void>): void => {
    const gone = work
      .catch((error: unknown) => log.warn({ event: 'panel-kept', display: id, error }, 'what a panel kept is still there'))
      .then(() => {
        if (leaving.get(id) !== gone) return;
        leaving.delete(id);
        look();
      });
    leaving.set(id, gone);
  };
  const end = (id: string): void => {
    const panel = panels.get(id);
    if (panel === undefined) return;
    panels.delete(id);
    leave(id, panel.process.end());
  };
  /** Forgets the key of a panel as soon as nobody uses it; what is still ours begins anew. */
  const forget = (id: string): void => {
    end(id);
    leave(
      id,
      (leaving.get(id) ?? Promise.resolve()).then(() => rmSync(placeOf(id), { recursive: true, force: true })),
    );
  };
  const look = (): void => {
    if (ours === null) return;
    const { displays } = library.current();
    const wanted = new Set(displays.filter(isOurs).map(({ id }) => id));
    for (const id of ours) if (!displays.some((one) => one.id === id)) forget(id);
    for (const id of [...panels.keys()]) if (!wanted.has(id) || revoked(id)) end(id);
    // Given to us: whatever stands there from before begins anew.
    for (const id of wanted) if (!ours.has(id) && displayOf(id)?.key === null) forget(id);
    ours = wanted;
    for (const id of wanted) {
      const running = panels.get(id);
      if (running !== undefined) pairIfFree(id, running);
      else if (!leaving.has(id) && !revoked(id)) start(id);
    }
  };
  let unlisten: () => void = () => undefined;
  return {
    begin: (own) => {
      url = own;
      const { displays } = library.current();
      ours = new Set(displays.filter(isOurs).map(({ id }) => id));
      const kept = existsSync(folder) ? readdirSync(folder) : [];
      for (const id of kept) if (!displays.some((one) => one.id === id)) rmSync(placeOf(id), { recursive: true, force: true });
      unlisten = library.onChange(look);
      look();
    },
    again: (id) => {
      if (ours === null || displayOf(id)?.key !== null) return false;
      forget(id);
      return true;
    },
    stop: () => {
      unlisten();
      ours = null;
      for (const id of [...panels.keys()]) end(id);
    },
  };
}
