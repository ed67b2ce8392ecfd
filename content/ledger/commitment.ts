import { type Hash } from '../slide/slide.ts';
import { sha256Hex } from '../wire/hash.ts';

/**
 * The commitment of an answer to words that stand beside the ledger (LDG-18). `salt`: 128 random bits in base64url, kept and erased
 * with the words: without it nobody can find out by trying what they were.
 */
export const commitmentTo = (words: string, salt: string): Hash => sha256Hex(`niem-yet/comment/1\n${salt}\n${words}`);
