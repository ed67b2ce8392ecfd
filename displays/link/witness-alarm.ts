import type { LiveBody } from '../../content/wire/live.ts';
import type { Keep } from './keep.ts';
import type { Link } from './link.ts';

/** Whether this screen refuses the controller's ledger now: it was offered one that does not extend what it holds. */
export interface WitnessAlarm {
  /** The store to hand to the link: what the link keeps tells whether the ledger was refused, or a later one was taken. */
  readonly keep: Keep;
  readonly raised: () => boolean;
  /** The link with scores that show no number while the ledger is refused. */
  readonly over: (link: Link) => Link;
}

const NO_NUMBER = { shown: 'broken', count: 0, satisfied: 0, percent: null, low: null, high: null, colour: null } as const;

const withoutNumbers = (body: LiveBody): LiveBody => {
  const scores: LiveBody['scores'] = {};
  for (const key of Object.keys(body.scores)) {
    const score = body.scores[key];
    if (score !== undefined) scores[key] = { ...score, ...NO_NUMBER };
  }
  return { ...body, scores };
};

/** An alarm over the screen's store; `changed` is told when it is raised or is over. */
export const witnessAlarm = (keep: Keep, changed: () => void): WitnessAlarm => {
  let raised = false;
  let shown: { readonly of: LiveBody; readonly body: LiveBody } | null = null;
  const become = (next: boolean): void => {
    if (raised === next) return;
    raised = next;
    changed();
  };
  const live = (body: LiveBody | null): LiveBody | null => {
    if (body === null || !raised) return body;
    if (shown?.of !== body) shown = { of: body, body: withoutNumbers(body) };
    return shown.body;
  };
  return {
    raised: () => raised,
    over: (link) => ({ ...link, live: () => live(link.live()) }),
    keep: {
      ...keep,
      saveCheckpoint: (checkpoint) => {
        become(false);
        return keep.saveCheckpoint(checkpoint);
      },
      putItems: (kind, items, counters) => {
        if (items.some((item) => 'code' in item && item.code === 'ledger-forked')) become(true);
        return keep.putItems(kind, items, counters);
      },
    },
  };
};
