import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from '../shell/icon.ts';

/** What a text field shows and whom it tells. `problem` stands below it and is read with it. */
export interface TextField {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly problem?: string | undefined;
  readonly hint?: string | undefined;
  readonly type?: 'text' | 'password' | 'number' | undefined;
  readonly name?: string | undefined;
  readonly autocomplete?: string | undefined;
  readonly lines?: number | undefined;
  readonly required?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly maxlength?: number | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly placeholder?: string | undefined;
  /** Has the cursor when its dialog opens. */
  readonly first?: boolean | undefined;
}

const valueOf = (event: Event): string => {
  const target = event.target;
  return target !== null && 'value' in target && typeof target.value === 'string'
    ? target.value
    : String(Reflect.get(target ?? {}, 'value') ?? '');
};

const below = (field: Pick<TextField, 'problem' | 'hint'>) =>
  field.problem
    ? html`<span slot="hint" class="problem">${icon('circle-alert')} ${field.problem}</span>`
    : field.hint
      ? html`<span slot="hint">${field.hint}</span>`
      : nothing;

/** A labelled line (or, with `lines`, an area) of text. */
export const textField = (field: TextField) => {
  const told = (event: Event) => field.change(valueOf(event));
  if (field.lines !== undefined) {
    return html`<wa-textarea
      class="field ${field.problem ? 'bad' : ''}" label=${field.label} rows=${field.lines} resize="auto" .value=${live(field.value)}
      ?disabled=${field.disabled ?? false} placeholder=${field.placeholder ?? nothing} @input=${told}
      >${below(field)}</wa-textarea>`;
  }
  return html`<wa-input
    class="field ${field.problem ? 'bad' : ''}" label=${field.label} type=${field.type ?? 'text'} name=${field.name ?? nothing}
    ?autofocus=${field.first ?? false} autocomplete=${field.autocomplete ?? 'off'} ?password-toggle=${field.type === 'password'} ?disabled=${field.disabled ?? false}
    maxlength=${field.maxlength ?? nothing} min=${field.min ?? nothing} max=${field.max ?? nothing} placeholder=${field.placeholder ?? nothing}
    .value=${live(field.value)} @input=${told}
    >${below(field)}</wa-input>`;
};

/** A day; an empty one is ``. */
export const dayField = (field: Pick<TextField, 'label' | 'value' | 'problem' | 'change'>) =>
  html`<ny-day-field
    label=${field.label} .value=${field.value} problem=${field.problem ?? ''} @chosen=${(event: CustomEvent<string>) => field.change(event.detail)}
  ></ny-day-field>`;

/** One choice of a list. */
export const choiceField = (field: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly change: (value: string) => void;
  readonly problem?: string | undefined;
  readonly hint?: string | undefined;
  readonly disabled?: boolean | undefined;
}) => html`<wa-select
  class="field" label=${field.label} .value=${live(field.value)} ?disabled=${field.disabled ?? false}
  @change=${(event: Event) => field.change(valueOf(event))}
  >${field.options.map(([value, label]) => html`<wa-option value=${value}>${label}</wa-option>`)}${below(field)}</wa-select>`;

/** A native tick box or radio with its words. */
export const tickField = (field: {
  readonly label: unknown;
  readonly checked: boolean;
  readonly change: (checked: boolean) => void;
  readonly type?: 'checkbox' | 'radio';
  readonly name?: string;
  readonly disabled?: boolean;
}) => html`<label class="choice"
  ><input
    type=${field.type ?? 'checkbox'} name=${field.name ?? nothing} .checked=${live(field.checked)} ?disabled=${field.disabled ?? false}
    @change=${(event: Event) => field.change(event.target instanceof HTMLInputElement && event.target.checked)}
  /><span>${field.label}</span></label
>`;
