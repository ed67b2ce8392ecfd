import { html, type TemplateResult } from 'lit';
import type { Display } from '../../../content/place/display.ts';
import { say } from '../say.ts';
import { wallWords as words } from './wall-words.ts';

/** What is to be done to a display once somebody has said yes. */
export interface Asked {
  readonly display: Display;
  readonly act: 'revoke' | 'remove';
}

const questions = {
  revoke: { title: words.revokeTitle, text: words.revokeText, yes: words.revokeYes },
  panel: { title: words.revokeTitle, text: words.revokePanel, yes: words.revokeYes },
  remove: { title: words.removeTitle, text: words.removeText, yes: words.removeYes },
};

/** Asks once more before a display loses its key or its place in the list. */
export const askDialog = (asked: Asked | null, yes: (asked: Asked) => void, no: () => void): TemplateResult => {
  const ours = asked?.act === 'revoke' && asked.display.led?.driver === 'controller';
  const question = questions[ours ? 'panel' : (asked?.act ?? 'revoke')];
  return html`<wa-dialog label=${say(question.title, { name: asked?.display.name ?? '' })} ?open=${asked !== null} @wa-after-hide=${no}>
    <p>${say(question.text)}</p>
    <wa-button slot="footer" appearance="outlined" @click=${no}>${say(words.cancel)}</wa-button>
    <wa-button slot="footer" variant="danger" @click=${() => asked && yes(asked)}>${say(question.yes)}</wa-button>
  </wa-dialog>`;
};
