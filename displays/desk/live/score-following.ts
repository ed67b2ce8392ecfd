import type { Socket } from 'socket.io-client';
import { type UnitScores, unitScoresSchema } from '../../../content/wire/rating-api.ts';

/** Hears of a unit's scores: as boards are told them; null: the line was away, so ask again. */
export type ScoreListener = (told: UnitScores | null) => void;

/** Follows one unit at a time over the desk's socket. */
export interface ScoreFollowing {
  /** Listens to this unit from now on, in place of the one before; the returned function stops it. */
  follow(unit: string, listen: ScoreListener): () => void;
  /** The socket on which to ask, once there is one. */
  over(socket: Pick<Socket, 'emit' | 'connected'>): void;
  /** The socket has come (again), or has been away for long. */
  again(): void;
  heard(body: unknown): void;
}

export const scoreFollowing = (): ScoreFollowing => {
  let current: { readonly unit: string; readonly listen: ScoreListener } | null = null;
  let line: Pick<Socket, 'emit' | 'connected'> | null = null;
  const heard = (body: unknown): void => {
    const told = unitScoresSchema.safeParse(body).data;
    if (told !== undefined && told.unit === current?.unit) current.listen(told);
  };
  const ask = (): void => {
    if (line?.connected) line.emit('follow', { unit: current?.unit ?? null }, heard);
  };
  return {
    heard,
    follow: (unit, listen) => {
      const mine = { unit, listen };
      current = mine;
      ask();
      return () => {
        if (current !== mine) return;
        current = null;
        ask();
      };
    },
    over: (socket) => {
      line = socket;
    },
    again: () => {
      if (current === null) return;
      current.listen(null);
      ask();
    },
  };
};
