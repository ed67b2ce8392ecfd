import type { CasesAnswer } from '../../../content/wire/rating-api.ts';

/** Whether a proposal about all of these answers waits for its second person: another one would say the same. */
export const isProposed = (
  targets: readonly number[],
  open: readonly Pick<CasesAnswer['open'][number], 'kind' | 'targets'>[],
): boolean => open.some((one) => one.kind !== 'objection' && targets.every((seq) => one.targets.includes(seq)));
