import { html, type TemplateResult } from 'lit';
import { type Phrase, say } from '../say.ts';
import { icon } from '../shell/icon.ts';

const words = {
  up: ['Đưa mục {n} lên', 'Move item {n} up'],
  down: ['Đưa mục {n} xuống', 'Move item {n} down'],
  drop: ['Bỏ mục {n}', 'Remove item {n}'],
} as const satisfies Record<string, Phrase>;

/** The list with the item at `from` moved to `to`. */
const moved = <T>(items: readonly T[], from: number, to: number): T[] => {
  const next = items.filter((_, index) => index !== from);
  const item = items[from];
  if (item !== undefined) next.splice(to, 0, item);
  return next;
};

/** An ordered list that is edited by keys as well as by pointer: each item with up, down and remove. */
export const listField = <T>(field: {
  readonly legend: string;
  readonly items: readonly T[];
  readonly min: number;
  readonly max: number;
  readonly addLabel: string;
  readonly blank: T;
  readonly change: (items: T[]) => void;
  readonly row: (item: T, index: number, put: (item: T) => void) => TemplateResult;
  readonly problem?: string | undefined;
  readonly add?: false;
}) => {
  const { items, change } = field;
  const button = (name: string, label: Phrase, index: number, disabled: boolean, act: () => void) =>
    html`<wa-button size="s" appearance="plain" ?disabled=${disabled} @click=${act}>${icon(name, say(label, { n: index + 1 }))}</wa-button>`;
  return html`<fieldset class="list">
    <legend>${field.legend}</legend>
    <ol class="stack tight">
      ${items.map(
        (item, index) => html`<li class="list-row">
          <div class="list-body">${field.row(item, index, (next) => change(items.map((one, at) => (at === index ? next : one))))}</div>
          <div class="list-keys">
            ${button('arrow-up', words.up, index, index === 0, () => change(moved(items, index, index - 1)))}
            ${button('arrow-down', words.down, index, index === items.length - 1, () => change(moved(items, index, index + 1)))}
            ${button('x', words.drop, index, items.length <= field.min, () => change(items.filter((_, at) => at !== index)))}
          </div>
        </li>`,
      )}
    </ol>
    ${field.problem ? html`<p class="problem small">${field.problem}</p>` : ''}
    ${
      field.add === false
        ? ''
        : html`<wa-button size="s" appearance="outlined" ?disabled=${items.length >= field.max} @click=${() => change([...items, field.blank])}
            >${icon('plus', null, 'start')} ${field.addLabel}</wa-button
          >`
    }
  </fieldset>`;
};
