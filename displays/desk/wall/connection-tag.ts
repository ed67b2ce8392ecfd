import { html } from 'lit';
import type { WallRow } from '../../../content/wire/api.ts';
import { type Phrase, say } from '../say.ts';
import { icon } from '../shell/icon.ts';

const states: Readonly<Record<WallRow['connection'], { icon: string; look: string; name: Phrase }>> = {
  online: { icon: 'wifi', look: 'ok', name: ['Đang kết nối', 'Connected'] },
  late: { icon: 'clock', look: 'warn', name: ['Chậm trả lời', 'Slow to answer'] },
  offline: { icon: 'wifi-off', look: 'stop', name: ['Mất kết nối', 'Offline'] },
  never: { icon: 'circle-help', look: 'warn', name: ['Chưa kết nối lần nào', 'Never connected'] },
  unpaired: { icon: 'unlink', look: '', name: ['Chưa ghép', 'Not paired'] },
};

/** The state of a connection in words with an icon; the colour only adds to it. */
export const connectionTag = (connection: WallRow['connection']) => {
  const state = states[connection];
  return html`<span class="tag ${state.look}">${icon(state.icon)} ${say(state.name)}</span>`;
};
