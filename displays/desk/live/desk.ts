import type { Atlas } from '../../../content/led/atlas.ts';
import type { FontSet } from '../../../content/slide/drawing.ts';
import type { Slide } from '../../../content/slide/slide.ts';
import type { Act, Draft, LibraryAnswer, Person, SessionAnswer } from '../../../content/wire/api.ts';
import type { StatusAnswer } from '../../../content/wire/status.ts';
import { type DeskApi, deskApi } from '../api/desk-api.ts';
import { fetchDots, fetchFonts } from '../look/fonts.ts';
import { collection, type Live } from './collection.ts';
import { type ScoreListener, scoreFollowing } from './score-following.ts';
import { openWallSocket, type Wall } from './wall-socket.ts';

/** All that pages may look at or ask for. Made once in `main` and handed down. */
export interface Desk {
  readonly api: DeskApi;
  readonly session: Live<SessionAnswer>;
  readonly library: Live<LibraryAnswer>;
  readonly wall: Live<Wall>;
  readonly drafts: Live<readonly Draft[]>;
  readonly packs: Live<readonly Slide[]>;
  readonly people: Live<readonly Person[]>;
  readonly acts: Live<readonly Act[]>;
  /** How the controller itself is; only for those who may publish. */
  readonly status: Live<StatusAnswer>;
  readonly fonts: Live<FontSet>;
  /** The letters of LED panels, by height. */
  readonly dots: Live<readonly Atlas[]>;
  /** The server's clock as far as it is known: the clock of an office computer may be years off. */
  now(): number;
  /** Hears of a unit's scores at the moment when boards are told them; the returned function stops it. */
  followScores(unit: string, listen: ScoreListener): () => void;
  /** Opens the live channel of the signed-in person; the returned function closes it. */
  connect(): () => void;
  /** Asks again for what could not be had, after someone has signed in again. */
  again(): void;
  /** Forgets everything that was shown to the person who has gone. */
  forget(): void;
}

export const makeDesk = (): Desk => {
  const session: Live<SessionAnswer> = collection(() => api.session());
  const api = deskApi(() => session.change((value) => ({ ...value, person: null })));
  let skew = 0;
  const wall = collection<Wall>(async () => {
    const answer = await api.wall();
    if (answer.ok) skew = answer.value.time - Date.now();
    return answer;
  });
  const library = collection<LibraryAnswer>(api.library);
  const scores = scoreFollowing();
  const own = {
    library,
    wall,
    drafts: collection<readonly Draft[]>(api.drafts),
    packs: collection<readonly Slide[]>(api.packs),
    people: collection<readonly Person[]>(api.people),
    acts: collection<readonly Act[]>(() => api.acts()),
    status: collection<StatusAnswer>(api.status),
  };
  return {
    api,
    session,
    fonts: collection<FontSet>(fetchFonts),
    dots: collection<readonly Atlas[]>(fetchDots),
    ...own,
    now: () => Date.now() + skew,
    followScores: scores.follow,
    connect: () => openWallSocket(wall, library, scores),
    again() {
      for (const live of Object.values(own)) if (live.seen.failure) void live.refresh();
    },
    forget() {
      for (const live of Object.values(own)) live.forget();
    },
  };
};
