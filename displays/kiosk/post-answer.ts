import { z } from 'zod';
import { ratingAnswerSchema, type SignedRating } from '../../content/wire/rating.ts';

/**
 * What the server said. `taken`: on its disk. `refused`: never to be taken. `not-now`: it answered that it could not record it;
 * `unreached`: nobody knows whether it is recorded, the same bytes may be sent again.
 */
export type Posted =
  | { readonly kind: 'taken'; readonly receipt: string }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'not-now'; readonly retryMs: number }
  | { readonly kind: 'unreached' };
export type PostAnswer = (signed: SignedRating) => Promise<Posted>;

const refusalSchema = z.object({ code: z.string() });
const REFUSED: readonly number[] = [400, 401, 409, 413, 422];
const WAIT_MS = 10_000;
const RETRY_MS = 10_000;

const bodyOf = async (answer: Response): Promise<unknown> => {
  try {
    return await answer.json();
  } catch (error) {
    console.warn('an answer that is none of the server’s', error);
    return null;
  }
};

/** Posts over the network of this page. A portal that answers in the server's place counts as unreached. */
export const postTo =
  (origin: string): PostAnswer =>
  async (signed) => {
    try {
      const answer = await fetch(`${origin}/api/ratings`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(signed),
        credentials: 'omit',
        signal: AbortSignal.timeout(WAIT_MS),
      });
      const body = await bodyOf(answer);
      const taken = ratingAnswerSchema.safeParse(body);
      if (answer.status === 200 && taken.success) return { kind: 'taken', receipt: taken.data.receipt };
      const refused = refusalSchema.safeParse(body);
      if (!refused.success) return { kind: 'unreached' };
      if (REFUSED.includes(answer.status)) return { kind: 'refused', code: refused.data.code };
      return { kind: 'not-now', retryMs: Math.max(1, Number(answer.headers.get('retry-after')) || RETRY_MS / 1000) * 1000 };
    } catch (error) {
      console.warn('the server was not reached', error);
      return { kind: 'unreached' };
    }
  };
