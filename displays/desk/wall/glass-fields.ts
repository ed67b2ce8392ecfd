import { html } from 'lit';
import type { Screen } from '../../../content/place/display.ts';
import { choiceField } from '../forms/fields.ts';
import { say } from '../say.ts';
import { pairingWords as words } from './wall-words.ts';

/** The geometry of a screen as a form: `size` is `1920x1080`. */
export interface GlassForm {
  readonly size: string;
  readonly zones: Screen['zones'];
}

const presets = ['1920x1080', '1080x1920', '3840x2160', '2160x3840', '1366x768', '768x1366', '1280x720'];

/** The screen that the form means; the sizes are bounded by the server. */
export const screenOf = (form: GlassForm): Screen => {
  const [width = 1920, height = 1080] = form.size.split('x').map(Number);
  return { width, height, zones: form.zones, transition: 'fade' };
};

const zoneOf = (value: string): Screen['zones'] =>
  value === 'ticker' || value === 'side' || value === 'side-ticker' ? value : 'full';

/** Size and zones; `reported` is what the glass says of itself and stands first. */
export const glassFields = (form: GlassForm, reported: string, change: (form: GlassForm) => void) => {
  const pretty = (size: string) => size.replace('x', ' × ');
  const sizes = [...new Set([reported, form.size, ...presets])].filter((size) => size !== '');
  return html`<div class="two">
    ${choiceField({
      label: say(words.geometry),
      value: form.size,
      options: sizes.map(
        (size) => [size, size === reported ? say(words.asReported, { size: pretty(size) }) : pretty(size)] as const,
      ),
      change: (size) => change({ ...form, size }),
    })}
    ${choiceField({
      label: say(words.zones),
      value: form.zones,
      options: [
        ['full', say(words.full)],
        ['ticker', say(words.ticker)],
        ['side', say(words.side)],
        ['side-ticker', say(words.both)],
      ],
      change: (zones) => change({ ...form, zones: zoneOf(zones) }),
    })}
  </div>`;
};
