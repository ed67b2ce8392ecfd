import { html, type TemplateResult } from 'lit';
import type { Atlas } from '../../../content/led/atlas.ts';
import { atlasReport } from '../../../content/led/atlas-report.ts';
import type { LedMount } from '../../../content/led/mount.ts';
import { previewValues } from '../look/times.ts';
import { say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import './led-picture.ts';
import { mountWords as words } from './mount-words.ts';
import { TEST_PICTURES, type TestPicture, testSlide } from './test-picture.ts';

/** How a test picture is put on the real panel; `saved`: the panel is as the form says. */
export interface TestStep {
  readonly mount: LedMount | null;
  readonly atlases: readonly Atlas[];
  readonly saved: boolean;
  readonly busy: boolean;
  readonly send: () => void;
}

/** What to look for on the real panel, and the button that puts the picture there. */
export const testStep = ({ mount, atlases, saved, busy, send }: TestStep): TemplateResult => {
  const atlas = mount && atlases.filter(({ rows }) => rows <= mount.panel.height).at(-1);
  const report = atlas ? atlasReport(atlas) : null;
  return html`<p>${say(words.testHint)}</p>
    ${report ? html`<p class="quiet small">${say(words.near, { rows: report.rows, n: report.near.length })}</p>` : ''}
    <div class="row">
      <wa-button class="long" appearance="outlined" ?disabled=${!saved || busy} @click=${send}>${icon('send', null, 'start')} ${say(words.send)}</wa-button>
      ${saved ? '' : html`<span class="quiet small">${say(words.saveFirst)}</span>`}
    </div>`;
};

/** The test pictures to choose from, and the chosen one as the panel must show it. */
export const testPictures = (
  mount: LedMount,
  atlases: readonly Atlas[],
  chosen: TestPicture,
  moving: boolean,
  now: number,
  choose: (picture: TestPicture) => void,
): TemplateResult => html`<div class="shown stack tight">
  <div class="row tight" role="group" aria-label=${say(words.test)}>${TEST_PICTURES.map(
    (picture) =>
      html`<button class="pill" aria-pressed=${picture === chosen} @click=${() => choose(picture)}>${say(words[picture])}</button>`,
  )}</div>
  <ny-led-picture .slide=${testSlide(chosen, 'test', say(words[chosen]))} .mount=${mount} .atlases=${atlases} .live=${{ local: previewValues(now).local, score: null }} ?moving=${moving}></ny-led-picture>
</div>`;
