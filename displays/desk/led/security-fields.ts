import { html, type TemplateResult } from 'lit';
import { pointsFor } from '../../../content/led/mount.ts';
import { choiceField, textField, tickField } from '../forms/fields.ts';
import { say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import type { MountFieldsInput } from './device-fields.ts';
import { POINT_WORDS, mountWords as words } from './mount-words.ts';

/** The security list of the device, each point ticked by somebody, and what the panel is left with when its driver stops. */
export const securityFields = ({ form, problems, change }: MountFieldsInput): TemplateResult => {
  const open = problems.get('secured');
  return html`
    ${form.device.protocol === 'hdmi' ? '' : html`<p class="note">${icon('shield-check')} <span>${say(words.ownWire)}</span></p>`}
    <p>${say(words.whyTick)}</p>
    <div class="points">${pointsFor(form.device).map((point) =>
      tickField({
        label: say(POINT_WORDS[point]),
        checked: form.secured.includes(point),
        change: (on) => change({ ...form, secured: on ? [...form.secured, point] : form.secured.filter((one) => one !== point) }),
      }),
    )}</div>
    ${open ? html`<p class="problem small">${open}</p>` : ''}
    <div class="two">
      ${choiceField({
        label: say(words.onStop),
        value: form.onStop,
        options: [
          ['blank', say(words.blank)],
          ['text', say(words.text)],
        ],
        change: (chosen) => change({ ...form, onStop: chosen === 'text' ? 'text' : 'blank' }),
      })}
      ${form.onStop === 'text' ? textField({ label: say(words.safeText), value: form.safeText, problem: problems.get('safeText'), change: (safeText) => change({ ...form, safeText }) }) : ''}
    </div>`;
};
