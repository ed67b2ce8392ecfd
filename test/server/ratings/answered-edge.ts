import type { Person } from '../../../content/wire/api.ts';
import { nonceOf } from '../../support/ledger.ts';
import { NINE, startRatingEdge } from './rating-edge.ts';

/** A house at nine o'clock whose ward «ben-nghe» has four answers, the newest with personal data in its words; close its `edge`. */
export async function answeredEdge() {
  const edge = await startRatingEdge(() => undefined);
  const answerAt = async (number: number, counter: string | null = 'quay-1'): Promise<number> => {
    const { seq } = await edge.parts.ledger.ratings.append({
      unit: 'ben-nghe',
      payload: {
        ...{ at: NINE - number * 60_000, offset: 420, point: 'ban', counter, scale: 'nam-muc', level: 'hai-long' },
        ...{ satisfied: true, reasons: [], class: 'at-place', nonce: nonceOf(number), use: null },
      },
      comment: number === 0 ? 'Gọi 0903 123 456 hoặc an.nguyen@example.vn, CCCD 001099012345, hồ sơ H-1234' : null,
    });
    return seq;
  };
  const seqs: number[] = [];
  for (let number = 0; number < 4; number += 1) seqs.push(await answerAt(number));
  /** Two people exclude these answers. */
  const exclude = async (targets: readonly number[]): Promise<void> => {
    const { cases } = edge.parts.ratingRoom;
    const asked = { unit: 'ben-nghe', targets: [...targets], reason: 'Thử máy' };
    await cases.confirm((await cases.propose({ kind: 'exclude', ...asked }, 'an')).seq, 'Đúng', 'binh');
  };
  return {
    edge,
    seqs,
    answerAt,
    exclude,
    who: (role: Person['grants'][number]['role'], unit: string | null = 'ben-nghe') => edge.cookieOf([{ role, unit }]),
    call: async (method: string, path: string, { cookie }: { cookie: string }, body?: unknown) =>
      edge.call(method, `/api${path}`, { cookie, ...(body === undefined ? {} : { body }) }),
    scoreOf: () => edge.parts.ratingRoom.scores.of('ben-nghe', 'day', null),
  };
}
