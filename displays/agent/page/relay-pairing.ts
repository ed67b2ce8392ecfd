import type { Namespace, Socket } from 'socket.io';
import { beginSchema, type Paired } from '../../../content/wire/display-messages.ts';
import type { Glass } from '../../link/display-session.ts';
import type { Link } from '../../link/link.ts';

/**
 * The controller's side of `/pairing`, played for the page on this machine: it shows the code that the agent has, and is paired to what
 * the agent is paired to.
 */
export const relayPairings = (
  namespace: Namespace,
  { link, seen }: { link: Link; seen: (glass: Glass) => void },
): { readonly stop: () => void } => {
  const waiting = new Map<Socket, string>();

  const paired = (): Paired | null => {
    const state = link.state();
    return state.kind === 'paired' ? { v: 1, ...state.pairing } : null;
  };
  const begin = (socket: Socket): unknown => {
    const state = link.state();
    const word = paired();
    if (word !== null) {
      socket.emit('paired', word);
      return { ok: false, code: 'paired' };
    }
    if (state.kind !== 'pairing' || state.code === null) {
      waiting.set(socket, '');
      return { ok: false, code: 'busy' };
    }
    waiting.set(socket, state.code);
    return { ok: true, code: state.code, expires: state.expires, time: Math.max(0, Math.round(link.read().time)) };
  };
  namespace.on('connection', (socket: Socket) => {
    socket.on('begin', (message: unknown, answer: unknown) => {
      const parsed = beginSchema.safeParse(message);
      if (!parsed.success || typeof answer !== 'function') return;
      seen(parsed.data.glass);
      answer(begin(socket));
    });
    socket.once('disconnect', () => void waiting.delete(socket));
  });
  const changed = (): void => {
    const [word, state] = [paired(), link.state()];
    waiting.forEach((code, socket) => {
      if (word !== null) return void socket.emit('paired', word);
      if (state.kind === 'pairing' && state.code !== null && state.code !== code) socket.emit('expired', { v: 1 });
    });
  };
  return { stop: link.onChange(changed) };
};
