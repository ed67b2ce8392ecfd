import type { LiveBody } from '../../content/wire/live.ts';

const NO_SHARE = { shown: 'broken', count: 0, satisfied: 0, percent: null, low: null, high: null, colour: null } as const;
const NOTHING_BESIDE = { verified: 0, atPlace: 0, held: 0, excluded: 0, added: 0 } as const;

const withoutNumbers = (body: LiveBody): LiveBody => {
  const scores: LiveBody['scores'] = {};
  for (const key of Object.keys(body.scores)) {
    const score = body.scores[key];
    if (score !== undefined) scores[key] = { ...score, ...NO_SHARE, ...NOTHING_BESIDE };
  }
  return { ...body, scores };
};

/** Live values as they may be shown: no number of any score while the ledger is `refused`. The same body as long as nothing changes. */
export const scoresUnless = (refused: () => boolean, live: () => LiveBody | null): (() => LiveBody | null) => {
  let shown: { readonly of: LiveBody; readonly body: LiveBody } | null = null;
  return () => {
    const body = live();
    if (body === null || !refused()) return body;
    if (shown?.of !== body) shown = { of: body, body: withoutNumbers(body) };
    return shown.body;
  };
};
