import { io } from 'socket.io-client';
import { z } from 'zod';
import { type LibraryAnswer, type WallRow, type wallAnswerSchema, wallRowSchema } from '../../../content/wire/api.ts';
import type { Live } from './collection.ts';
import type { ScoreFollowing } from './score-following.ts';

/** All displays as they are, and the server's time when it said so. */
export type Wall = z.infer<typeof wallAnswerSchema>;

const SLOW_MS = 20_000;
const wallEventSchema = z.object({ time: z.number(), rows: z.array(wallRowSchema) });

/** The wall with these rows, told at `time` on the server, in place of older ones; rows that it did not know come last. */
export const withRows = (wall: Wall, rows: readonly WallRow[], time: number): Wall => {
  if (time < wall.time) return wall;
  const changed = new Map(rows.map((row) => [row.display, row]));
  const kept = wall.rows.map((row) => changed.get(row.display) ?? row);
  const known = new Set(wall.rows.map((row) => row.display));
  return { time, rows: [...kept, ...rows.filter((row) => !known.has(row.display))] };
};

/**
 * Follows the wall, and the unit whose scores somebody looks at, over one websocket. After each (re)connection everything is asked anew, since what was said in between is
 * lost; the returned function closes it.
 */
export const openWallSocket = (wall: Live<Wall>, library: Live<LibraryAnswer>, scores: ScoreFollowing): (() => void) => {
  const socket = io('/desk', { transports: ['websocket'], withCredentials: true });
  scores.over(socket);
  socket.on('connect', () => {
    void wall.refresh();
    scores.again();
  });
  socket.on('scores', (body: unknown) => scores.heard(body));
  socket.on('wall', (body: unknown) => {
    const event = wallEventSchema.safeParse(body);
    if (event.success) wall.change((value) => withRows(value, event.data.rows, event.data.time));
    else void wall.refresh();
  });
  socket.on('library', () => {
    void library.refresh();
    void wall.refresh();
  });
  // Where websockets do not pass, the wall still moves; where the server has refused this one, it may not refuse the next.
  const slow = setInterval(() => {
    if (socket.connected) return;
    if (!socket.active) socket.connect();
    void wall.refresh();
    scores.again();
  }, SLOW_MS);
  return () => {
    clearInterval(slow);
    socket.close();
  };
};
