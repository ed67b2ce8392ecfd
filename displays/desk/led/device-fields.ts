import { html, type TemplateResult } from 'lit';
import { heldBy, type LedDevice, type LedProtocol, ledDeviceSchema } from '../../../content/led/device.ts';
import { choiceField, textField, tickField } from '../forms/fields.ts';
import { say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { type MountForm, withProtocol } from './mount-form.ts';
import { PROTOCOL_WORDS, mountWords as words } from './mount-words.ts';

/** What each step of the set-up needs: the form, sentences by path, whom to tell. */
export interface MountFieldsInput {
  readonly form: MountForm;
  readonly problems: ReadonlyMap<string, string>;
  readonly change: (form: MountForm) => void;
}

const PROTOCOLS: readonly LedProtocol[] = ['hdmi', 'ddp', 'e131', 'artnet', 'bx5', 'bx6', 'huidu', 'opc'];
const BX5 = ['5E1', '5E2', '5E3', '5Q0+', '5Q1+', '5Q2+'];
const BX6 = ['6E1', '6E2', '6E3', '6E1X', '6E2X', '6QL', '6Q1', '6Q2', '6Q3', '6Q2L', '6Q3L'];

/** A whole number from a field; what is none stays as a number that the schema refuses. */
export const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text.replace(',', '.')));
export const numberText = (value: number | null): string => (value === null || Number.isNaN(value) ? '' : String(value));

/** What drives the panel, and how it is reached. */
export const deviceFields = ({ form, problems, change }: MountFieldsInput): TemplateResult => {
  const { device } = form;
  return html`
    ${choiceField({
      label: say(words.protocol),
      value: device.protocol,
      options: PROTOCOLS.map((protocol) => [protocol, say(PROTOCOL_WORDS[protocol])] as const),
      problem: problems.get('device.protocol'),
      change: (chosen) => change(withProtocol(form, PROTOCOLS.find((protocol) => protocol === chosen) ?? 'hdmi')),
    })}
    <p class="note">${icon('triangle-alert')} <span>${say(words.unproved)}</span></p>
    ${choiceField({
      label: say(words.driver),
      value: form.driver,
      options:
        device.protocol === 'hdmi'
          ? [['window', say(words.window)]]
          : [
              ['agent', say(words.agent)],
              ['controller', say(words.controller)],
            ],
      problem: problems.get('driver'),
      hint: form.driver === 'controller' ? say(words.controllerHint) : undefined,
      change: (chosen) => change({ ...form, driver: chosen === 'agent' || chosen === 'controller' ? chosen : 'window' }),
    })}
    ${reached({ form, problems, change })} ${held(device)}
  `;
};

/** Whether somebody would learn that the panel was written over. */
const held = (device: LedDevice): TemplateResult | '' => {
  const by = heldBy(device);
  if (by === null) return '';
  return html`<p class="quiet small">${icon(by === 'read' ? 'shield-check' : 'info')} ${say(by === 'read' ? words.heldRead : words.heldAgain, { n: by })}</p>`;
};

/** The fields of one device. A value that the device cannot have leaves the form as it is, and says so by the schema. */
const reached = ({ form, problems, change }: MountFieldsInput): TemplateResult => {
  const { device } = form;
  const put = (next: LedDevice) => change({ ...form, device: next });
  const at = (path: string) => problems.get(`device.${path}`);
  const line = (label: string, value: string, path: string, told: (text: string) => void, number = true) =>
    textField({ label, value, type: number ? 'number' : 'text', problem: at(path), change: told });
  const host = (value: string, told: (text: string) => void) =>
    // Nobody has written anything wrong yet.
    value === ''
      ? textField({ label: say(words.host), value, hint: say(words.hostMissing), change: told })
      : line(say(words.host), value, 'host', told, false);
  const port = (value: number, told: (port: number) => void) =>
    line(say(words.port), numberText(value), 'port', (text) => told(numberOf(text)));
  const wifi = (checked: boolean, told: (wifi: boolean) => void) =>
    html`<div>${tickField({ label: say(words.wifi), checked, change: told })}${at('wifi') ? html`<p class="problem small">${at('wifi')}</p>` : ''}</div>`;
  switch (device.protocol) {
    case 'hdmi':
      return html`<fieldset><legend>${say(words.corner)}</legend><div class="two">
        ${line(say(words.x), numberText(device.x), 'x', (text) => put({ ...device, x: numberOf(text) }))}
        ${line(say(words.y), numberText(device.y), 'y', (text) => put({ ...device, y: numberOf(text) }))}</div></fieldset>`;
    case 'ddp':
      return html`<div class="two">${host(device.host, (text) => put({ ...device, host: text }))} ${port(device.port, (number) => put({ ...device, port: number }))}</div>
        ${wifi(device.wifi, (on) => put({ ...device, wifi: on }))}
        ${tickField({ label: say(words.readBack), checked: device.jsonPort !== null, change: (on) => put({ ...device, jsonPort: on ? 80 : null }) })}`;
    case 'e131':
      return html`<div class="two">
          ${line(say(words.hostMaybe), device.host ?? '', 'host', (text) => put({ ...device, host: text === '' ? null : text }), false)}
          ${line(say(words.firstUniverse), numberText(device.firstUniverse), 'firstUniverse', (text) => put({ ...device, firstUniverse: numberOf(text) }))}
          ${line(say(words.priority), numberText(device.priority), 'priority', (text) => put({ ...device, priority: numberOf(text) }))}</div>
        ${wifi(device.wifi, (on) => put({ ...device, wifi: on }))}
        ${tickField({ label: say(words.sync), checked: device.syncUniverse !== null, change: (on) => put({ ...device, syncUniverse: on ? 63_000 : null }) })}`;
    case 'artnet':
      return html`<div class="two">${host(device.host, (text) => put({ ...device, host: text }))} ${port(device.port, (number) => put({ ...device, port: number }))}
          ${line(say(words.firstUniverse), numberText(device.firstUniverse), 'firstUniverse', (text) => put({ ...device, firstUniverse: numberOf(text) }))}</div>
        ${tickField({ label: say(words.sync), checked: device.sync, change: (sync) => put({ ...device, sync }) })}`;
    case 'bx5':
    case 'bx6':
      return bxFields(device, { host, port, line, at, put });
    case 'huidu':
      return html`<div class="two">${host(device.host, (text) => put({ ...device, host: text }))} ${port(device.port, (number) => put({ ...device, port: number }))}</div>`;
    case 'opc':
      return html`<div class="two">${host(device.host, (text) => put({ ...device, host: text }))} ${port(device.port, (number) => put({ ...device, port: number }))}
        ${line(say(words.channel), numberText(device.channel), 'channel', (text) => put({ ...device, channel: numberOf(text) }))}</div>`;
    default:
      return device satisfies never;
  }
};

interface Lines {
  readonly host: (value: string, told: (text: string) => void) => TemplateResult;
  readonly port: (value: number, told: (port: number) => void) => TemplateResult;
  readonly line: (label: string, value: string, path: string, told: (text: string) => void) => TemplateResult;
  readonly at: (path: string) => string | undefined;
  readonly put: (device: LedDevice) => void;
}

const bxFields = (
  device: Extract<LedDevice, { protocol: 'bx5' | 'bx6' }>,
  { host, port, line, at, put }: Lines,
): TemplateResult => {
  const cards = device.protocol === 'bx5' ? BX5 : BX6;
  const withCard = (card: string) => {
    const made = ledDeviceSchema.safeParse({ ...device, card });
    if (made.success) put(made.data);
  };
  return html`<div class="two">
      ${choiceField({ label: say(words.card), value: device.card, options: cards.map((card) => [card, card] as const), problem: at('card'), change: withCard })}
      ${host(device.host, (text) => put({ ...device, host: text }))} ${port(device.port, (number) => put({ ...device, port: number }))}
      ${line(say(words.area), numberText(device.area), 'area', (text) => put({ ...device, area: numberOf(text) }))}
      ${line(say(words.deadMan), numberText(device.deadMan), 'deadMan', (text) => put({ ...device, deadMan: text === '' ? null : numberOf(text) }))}
    </div>
    ${
      device.protocol === 'bx6'
        ? html`<div>${tickField({ label: say(words.experimental), checked: device.experimental, change: (experimental) => put({ ...device, experimental }) })}
            ${at('experimental') ? html`<p class="problem small">${at('experimental')}</p>` : ''}</div>`
        : ''
    }`;
};
