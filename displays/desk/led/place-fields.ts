import { html, type TemplateResult } from 'lit';
import { textField } from '../forms/fields.ts';
import { unitField } from '../forms/unit-field.ts';
import { say } from '../say.ts';
import { mountWords as words } from './mount-words.ts';

/** What a new panel is called and where it hangs. */
export interface PanelPlace {
  readonly name: string;
  readonly unit: string;
}

/** The fields of a panel that is being added. */
export const placeFields = (
  { name, unit }: PanelPlace,
  units: readonly (readonly [id: string, name: string])[],
  change: (place: PanelPlace) => void,
): TemplateResult => html`<div class="two">
  ${textField({
    label: say(words.panelName),
    value: name,
    placeholder: say(words.panelNameLike),
    hint: name.trim() === '' ? say(words.nameMissing) : undefined,
    change: (text) => change({ name: text, unit }),
  })}
  ${unitField({ value: unit, units, asked: true, change: (id) => change({ name, unit: id }) })}
</div>`;
