import { randomBytes } from 'node:crypto';
import { isTaken } from '../../content/score/kiosk-setup.ts';
import { signRating } from '../../content/wire/rating.ts';
import { keyPairFrom } from '../../content/wire/signing.ts';
import { postTo } from '../../displays/kiosk/post-answer.ts';
import type { Link } from '../../displays/link/link.ts';

/** One answers, then the next comes: so many ms at least, and at most. */
const PAUSE_MS = [20_000, 90_000] as const;

/**
 * Made-up citizens at the demo's tablet with this seed: each answer is signed with the tablet's own key and taken, or refused, like
 * any other. They come while the plan says that answers count. Gives the way to stop.
 */
export function citizensAt(url: string, seed: Uint8Array, link: Link): () => void {
  const post = postTo(url);
  const keys = keyPairFrom(seed);
  const answer = async (): Promise<void> => {
    const state = link.state();
    const setup = state.kind === 'paired' ? (state.content?.part.kiosk ?? null) : null;
    const { time } = link.read();
    if (state.kind !== 'paired' || setup === null || !isTaken(setup, time)) return;
    const level = setup.scale.levels[levelNumber(Math.random(), setup.scale.levels.length)];
    if (level === undefined) return;
    const reason = level.asksWhy ? setup.scale.reasons[Math.floor(Math.random() * setup.scale.reasons.length)] : undefined;
    const reasons = reason === undefined ? [] : [reason.id];
    const nonce = randomBytes(16).toString('base64url');
    const { display } = state.pairing;
    const said = {
      v: 1 as const,
      display,
      point: setup.point,
      at: Math.round(time),
      level: level.id,
      reasons,
      comment: null,
      nonce,
    };
    const posted = await post(signRating(said, keys));
    if (posted.kind === 'refused') console.warn(`a made-up answer was refused: ${posted.code}`);
  };
  let timer: NodeJS.Timeout;
  const next = (): void => {
    timer = setTimeout(() => {
      answer()
        .catch((error: unknown) => console.warn('a made-up answer failed', error))
        .finally(next);
    }, pause());
  };
  next();
  return () => clearTimeout(timer);
}

const pause = (): number => PAUSE_MS[0] + Math.random() * (PAUSE_MS[1] - PAUSE_MS[0]);

/** Most are satisfied: half very, a good third plainly, and each level below has half of those that are left. */
const levelNumber = (chance: number, levels: number): number => {
  const bounds = [0.5, 0.87, 0.93, 0.97];
  const found = bounds.findIndex((bound) => chance < bound);
  return Math.min(levels - 1, found < 0 ? bounds.length : found);
};
