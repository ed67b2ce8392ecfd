import { css, html } from 'lit';
import type { Scale } from '../../../content/score/scale.ts';
import type { RatingSettings } from '../../../content/score/settings.ts';
import { facePicture } from '../../kiosk/faces.ts';
import { say, sayOf } from '../say.ts';
import { icon } from '../shell/icon.ts';
import type { Writing } from './scale-editor.ts';
import { standingOf } from './scale-form.ts';
import { scaleWords as words } from './scale-words.ts';

export const scalesLook = css`
  .scale { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; padding: 0.75rem 0; border-top: 1px solid var(--ny-line); }
  .scale h3 { margin: 0; } .scale .levels { display: flex; flex-wrap: wrap; gap: 0.3rem 1rem; flex-basis: 100%; font-size: 0.92rem; }
  .scale .levels span { display: inline-flex; gap: 0.35rem; align-items: center; } .scale .levels svg { width: 1.5rem; height: 1.5rem; flex: none; }
  .scale .levels .yes { font-weight: 600; } .scale .push { margin-inline-start: auto; }
`;

/** What may be done with scales. */
export interface ScaleActs {
  readonly write: (writing: Writing) => void;
  readonly remove: (id: string) => void;
}

const button = (label: string, act: () => void) =>
  html`<wa-button size="s" appearance="outlined" @click=${act}>${label}</wa-button>`;

const line = (settings: RatingSettings, scale: Scale, { write, remove }: ScaleActs) => {
  const standing = standingOf(settings, scale);
  const n = settings.points.filter((point) => point.scale === scale.id).length;
  const acts = {
    asking: () => button(say(words.replace), () => write({ as: 'replace', scale })),
    replaced: () => '',
    unused: () => html`${button(say(words.edit), () => write({ as: 'edit', scale }))}
      ${settings.scales.length > 1 ? button(say(words.remove), () => remove(scale.id)) : ''}`,
  } as const;
  return html`<li class="scale" data-scale=${scale.id}><h3>${sayOf(scale.name)}</h3>
    <span class="tag ${standing === 'asking' ? 'ok' : ''}">${say(words[standing], { n })}</span>
    <span class="row tight push">${acts[standing]()}</span>
    <span class="levels">${scale.levels.map(
      ({ face, label, satisfied }) =>
        html`<span class=${satisfied ? 'yes' : ''}>${facePicture(face)} ${sayOf(label)}${satisfied ? icon('check', say(words.satisfied)) : ''}</span>`,
    )}</span></li>`;
};

/** All scales: those in use, those that were replaced, those that nobody has used. */
export const scalesCard = (
  settings: RatingSettings,
  acts: ScaleActs,
) => html`<section class="card stack" aria-labelledby="scales">
  <div class="row between"><h2 id="scales">${say(words.scales)}</h2>
    <wa-button size="s" appearance="outlined" @click=${() => acts.write({ as: 'new', scale: null })}>${icon('plus', null, 'start')} ${say(words.add)}</wa-button></div>
  <p class="quiet small">${say(words.scalesHint)}</p>
  <ul>${settings.scales.map((scale) => line(settings, scale, acts))}</ul>
</section>`;
