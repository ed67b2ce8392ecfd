import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { problem } from '../../content/problem.ts';
import type { Person } from '../../content/wire/api.ts';
import { countedAs } from '../http/address-of.ts';
import { Refusal, refusal } from '../http/refusal.ts';
import { hashPassword, isPassword } from './password.ts';
import type { People } from './people-store.ts';

/** Checks a login and a password, slowly enough for guessers. */
export interface SignIn {
  /** The person, or a refusal: 401 in the same words and time whether the login exists or not, 429 after too many tries. */
  check(login: string, password: string, address: string): Promise<Person>;
  /** Whether these are the password of someone who is signed in; counts as a try, 429 after too many. */
  proves(person: Person, password: string, address: string): Promise<boolean>;
}

/** Five tries for a login from an address, fifty from an address, in a quarter of an hour; a right password forgives the first. */
const WINDOW_S = 900;
const TRIES_OF_LOGIN = 5;
const TRIES_OF_ADDRESS = 50;

/** Makes the check; `unknown` logins are measured against a hash of our own making. */
export async function createSignIn(people: People): Promise<SignIn> {
  const decoy = await hashPassword('not a password of anyone');
  const byLogin = new RateLimiterMemory({ points: TRIES_OF_LOGIN, duration: WINDOW_S });
  const byAddress = new RateLimiterMemory({ points: TRIES_OF_ADDRESS, duration: WINDOW_S });
  const find = async (login: string, password: string, address: string): Promise<Person | null> => {
    const from = countedAs(address);
    const pair = `${login}\n${from}`;
    await take(byAddress, from);
    await take(byLogin, pair);
    const kept = people.byLogin(login);
    const right = await isPassword(kept?.password ?? decoy, password);
    if (!right || !kept?.person.active) return null;
    await byLogin.delete(pair);
    await byAddress.reward(from, 1);
    return kept.person;
  };
  return {
    check: async (login, password, address) => {
      const found = await find(login, password, address);
      if (found === null) throw refusal(401, 'sign-in-wrong');
      return found;
    },
    proves: async (person, password, address) => (await find(person.login, password, address))?.id === person.id,
  };
}

/** Uses a point of a limiter or refuses with 429 and the time to wait. */
export async function take(limiter: RateLimiterMemory, key: string, points = 1): Promise<void> {
  try {
    await limiter.consume(key, points);
  } catch (cause) {
    if (!(cause instanceof RateLimiterRes)) throw cause;
    const seconds = Math.max(1, Math.ceil(cause.msBeforeNext / 1000));
    throw new Refusal(429, [problem('too-many', [], { seconds })], { 'Retry-After': String(seconds) });
  }
}
