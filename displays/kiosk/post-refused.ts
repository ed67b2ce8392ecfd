import type { SignedRating } from '../../content/wire/rating.ts';
import { refusedAnswerSchema } from '../../content/wire/refused.ts';

/** Hands over what was refused; up to which number the server has it on disk. Rejects when the server was not reached or refused. */
export type PostRefused = (signed: SignedRating) => Promise<number>;

const WAIT_MS = 10_000;

/** Posts over the network of this page. */
export const postRefusedTo =
  (origin: string): PostRefused =>
  async (signed) => {
    const answer = await fetch(`${origin}/api/ratings/refused`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(signed),
      credentials: 'omit',
      signal: AbortSignal.timeout(WAIT_MS),
    });
    if (answer.status !== 200) throw new Error(`the server said ${answer.status}`);
    return refusedAnswerSchema.parse(await answer.json()).taken;
  };
