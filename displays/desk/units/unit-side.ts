import { html } from 'lit';
import { type Tree, unitOf } from '../../../content/place/tree.ts';
import type { FontSet } from '../../../content/slide/drawing.ts';
import type { LibraryAnswer } from '../../../content/wire/api.ts';
import '../../parts/screen-picture.ts';
import { themeNamed } from '../look/themes.ts';
import { previewValues } from '../look/times.ts';
import { linkTo } from '../router.ts';
import { say } from '../say.ts';
import { unitLines } from '../schedule/unit-lines.ts';
import { icon } from '../shell/icon.ts';
import { inheritedFrom } from './inherited-from.ts';
import { successionList } from './succession-list.ts';
import type { UnitForm } from './unit-form.ts';
import { unitWords as words } from './unit-words.ts';

/** What stands beside the form of a unit needs. */
export interface UnitSideInput {
  readonly id: string;
  readonly form: UnitForm;
  readonly library: LibraryAnswer;
  readonly tree: Tree;
  readonly day: string;
  readonly fonts: FontSet | null;
  readonly now: number;
}

/** What the form leads to: the standing slide in its theme, units below, screens, succession. */
export const unitSide = (input: UnitSideInput) => {
  const { id, library, day } = input;
  const links = library.parents.filter((link) => link.parent === id);
  const below = unitLines(library, day).filter(({ unit }) => links.some((link) => link.child === unit.id));
  const screens = library.displays.filter((display) => unitOf(display, day) === id);
  return html`${shot(input)}
    <section class="card stack tight" aria-labelledby="below">
      <div class="row between"><h2 id="below">${say(words.below)} <span class="quiet">(${below.length})</span></h2>
        <wa-button size="s" appearance="outlined" href=${linkTo('units', `new:${id}`)}>${icon('plus', null, 'start')} ${say(words.addBelow)}</wa-button></div>
      ${below.length === 0 ? html`<p class="quiet">${say(words.noBelow)}</p>` : html`<ul class="names">${below.map(({ unit }) => html`<li><a class="tag" href=${linkTo('units', unit.id)}>${unit.name}</a></li>`)}</ul>`}
    </section>
    <section class="card stack tight" aria-labelledby="screens"><h2 id="screens">${say(words.screensHere)} <span class="quiet">(${screens.length})</span></h2>
      ${screens.length === 0 ? html`<p class="quiet">${say(words.noScreens)}</p>` : html`<ul class="names">${screens.map((one) => html`<li class="tag">${icon('monitor')} ${one.name}</li>`)}</ul>`}
    </section>
    <section class="card stack tight" aria-labelledby="history"><h2 id="history">${say(words.history)}</h2>${successionList(library, id, day)}</section>`;
};

const shot = ({ id, form, library, tree, day, fonts, now }: UnitSideInput) => {
  const standing = form.standing || inheritedFrom(tree, id, day, 'standing')?.value;
  const slide = library.slides.find((one) => one.id === standing) ?? null;
  const theme = themeNamed(library, slide?.theme ?? (form.theme || inheritedFrom(tree, id, day, 'theme')?.value || null));
  return html`<section class="stack tight" aria-labelledby="shot"><h2 id="shot">${say(words.preview)}</h2>
    ${
      slide && fonts
        ? html`<div class="shot"><ny-screen-picture .fonts=${fonts} .theme=${theme} .screen=${{ width: 1920, height: 1080, zones: 'full' }} .slides=${{ main: slide }} .live=${previewValues(now)}></ny-screen-picture></div>`
        : ''
    }
    ${slide ? '' : html`<p class="quiet">${say(words.noStanding)}</p>`}
  </section>`;
};
