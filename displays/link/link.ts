import type { Hash } from '../../content/slide/slide.ts';
import type { PaintedItem, ReportItem } from '../../content/wire/display-messages.ts';
import type { LiveBody } from '../../content/wire/live.ts';
import { shownFile } from '../../content/wire/part.ts';
import { verifyDelivery } from '../../content/wire/verify.ts';
import type { Reading } from './clock.ts';
import { clockKeeper } from './clock-keeper.ts';
import { assemble, type Content } from './content-of.ts';
import { type Identity, keyPairOf, newIdentity } from './device-key.ts';
import { displaySession, type Glass } from './display-session.ts';
import type { FetchMedia } from './fetch-media.ts';
import { intake } from './intake.ts';
import type { Keep, Pairing, Stored } from './keep.ts';
import type { Dial } from './line.ts';
import { liveIntake } from './live-intake.ts';
import { mailbox } from './mailbox.ts';
import { type PairingCode, pairingSession } from './pairing-session.ts';
import { repeatGuard } from './repeat-guard.ts';
import { scoresUnless } from './scores-unless.ts';
import type { Timepiece } from './timepiece.ts';
import { type Witness, witness } from './witness.ts';

/** What the page is to show, by and large. `foreign`: a controller with another root key than the trusted one wanted this screen. */
export type LinkState =
  | { readonly kind: 'starting' }
  | ({ readonly kind: 'pairing'; readonly foreign: boolean } & PairingCode)
  | { readonly kind: 'paired'; readonly pairing: Pairing; readonly content: Content | null; readonly contact: boolean };

/** A screen's tie to its controller: identity, plan, clock, reports. The page asks and listens; it decides nothing here. */
export interface Link {
  readonly state: () => LinkState;
  readonly onChange: (listen: () => void) => () => void;
  readonly read: () => Reading;
  /**
   * Scores and tokens as they came last, without a number while the ledger is refused; who shows them says when they are stale
   * (`scoresAt`). Null: none came.
   */
  readonly live: () => LiveBody | null;
  readonly ledger: Pick<Witness, 'held' | 'refused'>;
  readonly media: (hash: Hash) => Promise<Blob | null>;
  readonly painted: (what: Pick<PaintedItem, 'zone' | 'entry' | 'slide' | 'time'>) => void;
  readonly report: (code: ReportItem['code'], about: string) => void;
  /** Trusts no root key any more, if a foreign controller wants this screen: for somebody who stands before it. */
  readonly handOver: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly stop: () => void;
}

export interface LinkParts {
  readonly dial: Dial;
  readonly keep: Keep;
  readonly timepiece: Timepiece;
  readonly random: () => number;
  readonly fetchMedia: FetchMedia;
  readonly app: string;
  readonly glass: () => Glass;
}

/** A plan that was kept, if it still is what the pinned root key has signed and all its texts are there. */
const restored = (stored: Stored): { content: Content; blobs: Stored['blobs'] } | null => {
  const { held, pairing, blobs } = stored;
  if (held === null || pairing === null) return null;
  const verified = verifyDelivery({ v: 1, signed: held.signed, run: held.run, blobs: {} }, pairing);
  if (!verified.ok) return null;
  const assembly = assemble(verified.head, blobs);
  return assembly.kind === 'whole' ? assembly : null;
};

/** Ties a screen to its controller. Does nothing before `start`. */
export const createLink = (parts: LinkParts): Link => {
  const { keep, timepiece, random, app, glass } = parts;
  const listeners = new Set<() => void>();
  let state: LinkState = { kind: 'starting' };
  let root: string | null = null;
  let owner: Identity | null = null;
  let session: { readonly stop: () => void } = { stop: () => undefined };

  const tell = (): void => listeners.forEach((listen) => listen());
  const become = (next: LinkState): void => {
    state = next;
    tell();
  };
  const storageFailed = (error: unknown): void => {
    console.warn('the store refused', error);
    report('storage-failed', 'store');
  };
  const clock = clockKeeper({
    timepiece,
    horizon: () => inbox.held()?.head.lease ?? null,
    save: (carried) => void keep.saveClock(carried).catch(storageFailed),
    changed: tell,
  });
  const post = mailbox(keep, timepiece, (error) => console.warn('a report was not kept', error));
  const fresh = repeatGuard(timepiece);
  const report = (code: ReportItem['code'], about: string): void => {
    if (fresh(`${code} ${about}`)) post.post('report', (seq) => ({ seq, code, about: about.slice(0, 80), time: instant() }));
  };
  const instant = (): number => Math.max(0, Math.round(clock.read().time));
  const live = liveIntake(() => instant(), tell);
  const inbox = intake({
    keep,
    timepiece,
    fetchMedia: parts.fetchMedia,
    now: instant,
    report,
    adopted: (content) => {
      if (state.kind === 'paired') become({ ...state, content });
    },
  });

  const ledger = witness({ keep, timepiece, report, storageFailed, changed: tell });

  const display = (pairing: Pairing, own: Identity): void => {
    root = pairing.rootKey;
    become({ kind: 'paired', pairing, content: inbox.held(), contact: false });
    const line = parts.dial('/display');
    const contact = (there: boolean): void => {
      if (state.kind === 'paired' && state.contact !== there) become({ ...state, contact: there });
    };
    const revoked = (): void => void forget().catch(storageFailed);
    session = displaySession({
      ...{
        line,
        keys: keyPairOf(own),
        pairing,
        intake: inbox,
        live,
        clock,
        mailbox: post,
        witness: ledger,
        timepiece,
        random,
        app,
        glass,
      },
      contact,
      revoked,
    });
  };
  const pair = (own: Identity): void => {
    owner = own;
    let foreign = false;
    become({ kind: 'pairing', code: null, expires: 0, reachable: true, foreign });
    session = pairingSession({
      line: parts.dial('/pairing'),
      publicKey: keyPairOf(own).public,
      ...{ timepiece, random, app, glass, note: clock.note },
      show: (code) => become({ kind: 'pairing', ...code, foreign }),
      paired: (pairing) => {
        // The word of a stranger, after a `revoked` that anybody on the wire can say, must not win the screen.
        foreign = root !== null && pairing.rootKey !== root;
        if (foreign) return false;
        session.stop();
        keep.savePairing(pairing).catch(storageFailed);
        display(pairing, own);
        return true;
      },
    });
  };
  const begin = async (): Promise<Identity> => {
    const made = newIdentity();
    await keep.saveIdentity(made).catch(storageFailed);
    return made;
  };
  /** Back to the code: a revoked key is never used again, but the root key stays the trusted one. */
  const forget = async (): Promise<void> => {
    session.stop();
    inbox.forget();
    live.forget();
    ledger.forget();
    post.forget();
    become({ kind: 'starting' });
    await keep.forget(root).catch(storageFailed);
    pair(await begin());
  };
  return {
    state: () => state,
    onChange: (listen) => {
      listeners.add(listen);
      return () => void listeners.delete(listen);
    },
    read: clock.read,
    live: scoresUnless(ledger.refused, live.body),
    ledger,
    media: async (hash) => {
      const held = inbox.held();
      const file = held === null ? hash : shownFile(held.part, hash);
      const kept = async (name: Hash): Promise<Blob | null> => keep.media(name).catch(() => null);
      return (await kept(file)) ?? (file === hash ? null : kept(hash));
    },
    painted: (what) => {
      const { epoch, revision } = inbox.held()?.head ?? { epoch: 0, revision: 0 };
      post.post('painted', (seq) => ({ seq, ...what, epoch, revision }));
    },
    report,
    handOver: async () => {
      if (state.kind !== 'pairing' || !state.foreign || owner === null || root === null) return;
      session.stop();
      root = null;
      ledger.forget();
      // The key stays: the new controller has it already, and says so again when it is asked.
      await Promise.all([keep.forget(null), keep.saveIdentity(owner)]).catch(storageFailed);
      pair(owner);
    },
    start: async () => {
      const stored = await keep.load();
      clock.restore(stored.clock);
      post.restore(stored, Math.floor(timepiece.ticks().wall / 1000));
      const kept = restored(stored);
      inbox.restore(kept?.content ?? null, kept?.blobs ?? stored.blobs, stored.media);
      ledger.restore(stored);
      root = stored.pairing?.rootKey ?? stored.root;
      if (stored.identity !== null && stored.pairing !== null) display(stored.pairing, stored.identity);
      else pair(stored.identity ?? (await begin()));
    },
    stop: () => {
      session.stop();
      clock.stop();
    },
  };
};
