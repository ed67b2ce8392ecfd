import { html, nothing, svg } from 'lit';
import type { Visit } from './visit.ts';
import { kioskWords as words } from './words.ts';

export interface TopBarInput {
  readonly unitName: string;
  readonly place: string;
  readonly visit: Visit;
  readonly change: (change: Partial<Pick<Visit, 'lang' | 'large'>>) => void;
  /** Null: the tablet has no voice for the language. */
  readonly speak: (() => void) | null;
}

const voice = svg`<svg class="glyph" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2"
  stroke-linecap="round" stroke-linejoin="round"><path d="M4 9h4l5-4v14l-5-4H4z" fill="currentColor" /><path d="M16.5 8.5a5 5 0 010 7M19 6a8.5 8.5 0 010 12" /></svg>`;

/** Whose kiosk this is, and how it speaks. */
export const topBar = ({ unitName, place, visit, change, speak }: TopBarInput) => html`
  <header class="top">
    <div class="who"><p class="unit">${unitName}</p><p class="place">${place}</p></div>
    <div class="tools">
      ${speak === null ? nothing : html`<button class="tool" @click=${speak}>${voice}<span>${words.speak[visit.lang]}</span></button>`}
      <button class="tool" aria-pressed=${visit.large} @click=${() => change({ large: !visit.large })}>
        <b class="glyph" aria-hidden="true">${visit.large ? 'A−' : 'A+'}</b><span>${(visit.large ? words.smaller : words.larger)[visit.lang]}</span>
      </button>
      <button class="tool" lang=${visit.lang === 'vi' ? 'en' : 'vi'} @click=${() => change({ lang: visit.lang === 'vi' ? 'en' : 'vi' })}>
        <b class="glyph" aria-hidden="true">${visit.lang === 'vi' ? 'EN' : 'VI'}</b><span>${words.otherLanguage[visit.lang]}</span>
      </button>
    </div>
  </header>
`;
