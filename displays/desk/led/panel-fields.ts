import { html, type TemplateResult } from 'lit';
import type { Chain, Diodes } from '../../../content/led/panel.ts';
import { choiceField, textField } from '../forms/fields.ts';
import { listField } from '../forms/list-field.ts';
import { say } from '../say.ts';
import { type MountFieldsInput, numberOf, numberText } from './device-fields.ts';
import { type Grid, type MountForm, plainGrid } from './mount-form.ts';
import { ALONG_WORDS, CORNER_WORDS, mountWords as words } from './mount-words.ts';

const ORDERS = ['rgb', 'rbg', 'grb', 'gbr', 'brg', 'bgr'] as const;
const RATES = [10, 20, 25, 30, 40, 50, 60] as const;
const CORNERS = ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const;
const ROTATIONS = [0, 90, 180, 270] as const;
const ALONGS = ['rows', 'rows-back', 'columns', 'columns-back'] as const;

const lineOf =
  (problems: ReadonlyMap<string, string>) =>
  (label: string, value: number | null, path: string, told: (value: number) => void): TemplateResult =>
    textField({
      label,
      value: numberText(value),
      type: 'number',
      problem: problems.get(path),
      change: (text) => told(numberOf(text)),
    });

/** Size, pitch, colours and pace. */
export const panelFields = ({ form, problems, change }: MountFieldsInput): TemplateResult => {
  const { panel } = form;
  const line = lineOf(problems);
  const put = (next: Partial<MountForm['panel']>) => change({ ...form, panel: { ...panel, ...next } });
  const sized = (next: { width: number } | { height: number }) => {
    const size = { width: panel.width, height: panel.height, ...next };
    const plain = form.grid !== null && form.grid.columns * form.grid.rows === 1 && form.grid.moduleWidth === panel.width;
    change({ ...form, panel: { ...panel, ...size }, grid: plain ? plainGrid(size.width, size.height) : form.grid });
  };
  const measures = {
    width: Math.round((panel.width * panel.pitchMm) / 10) || '…',
    height: Math.round((panel.height * panel.pitchMm) / 10) || '…',
  };
  return html`<div class="two">
      ${line(say(words.width), panel.width, 'panel.width', (width) => sized({ width }))}
      ${line(say(words.height), panel.height, 'panel.height', (height) => sized({ height }))}
      ${line(say(words.pitch), panel.pitchMm, 'panel.pitchMm', (pitchMm) => put({ pitchMm }))}
    </div>
    <p class="quiet small">${say(words.measures, measures)}</p>
    <div class="two">
      ${choiceField({
        label: say(words.diodes),
        value: panel.diodes.kind,
        options: [
          ['mono', say(words.mono)],
          ['dual', say(words.dual)],
          ['full', say(words.full)],
        ],
        change: (kind) => put({ diodes: diodesOf(kind) }),
      })}
      ${diodeField(panel.diodes, (diodes) => put({ diodes }))}
      ${choiceField({
        label: say(words.frameRate),
        value: String(panel.frameRate),
        options: RATES.map((rate) => [String(rate), String(rate)] as const),
        problem: problems.get('panel.frameRate'),
        change: (rate) => put({ frameRate: Number(rate) }),
      })}
    </div>`;
};

const diodesOf = (kind: string): Diodes =>
  kind === 'mono' ? { kind, colour: '#ff2020' } : kind === 'dual' ? { kind } : { kind: 'full', order: 'rgb' };

const diodeField = (diodes: Diodes, put: (diodes: Diodes) => void): TemplateResult | '' => {
  switch (diodes.kind) {
    case 'mono':
      return html`<label class="colour-line"><span>${say(words.monoColour)}</span><input type="color" .value=${diodes.colour}
        @input=${(event: Event) => event.target instanceof HTMLInputElement && put({ ...diodes, colour: event.target.value })} /></label>`;
    case 'full':
      return choiceField({
        label: say(words.order),
        value: diodes.order,
        options: ORDERS.map((order) => [order, order.toUpperCase()] as const),
        change: (chosen) => put({ ...diodes, order: ORDERS.find((order) => order === chosen) ?? 'rgb' }),
      });
    case 'dual':
      return '';
    default:
      return diodes satisfies never;
  }
};

/** How the wire runs through cabinets, modules and dots. */
export const wiringFields = ({ form, problems, change }: MountFieldsInput): TemplateResult => {
  const { grid, panel } = form;
  if (grid === null)
    return html`<p>${say(words.wiringOwn)}</p>
      <wa-button appearance="outlined" @click=${() => change({ ...form, grid: plainGrid(panel.width, panel.height) })}>${say(words.wiringReset)}</wa-button>`;
  const line = lineOf(problems);
  const put = (next: Partial<Grid>) => change({ ...form, grid: { ...grid, ...next } });
  const wrong = [...problems].find(([path]) => path.startsWith('panel.cabinets'))?.[1];
  return html`<div class="two">
      ${line(say(words.columns), grid.columns, 'grid.columns', (columns) => put({ columns: bounded(columns) }))}
      ${line(say(words.rowsOf), grid.rows, 'grid.rows', (rows) => put({ rows: bounded(rows) }))}
      ${line(say(words.moduleWidth), grid.moduleWidth, 'grid.moduleWidth', (moduleWidth) => put({ moduleWidth }))}
      ${line(say(words.moduleHeight), grid.moduleHeight, 'grid.moduleHeight', (moduleHeight) => put({ moduleHeight }))}
      ${choiceField({
        label: say(words.rotation),
        value: String(grid.rotation),
        options: ROTATIONS.map((angle) => [String(angle), `${angle}°`] as const),
        change: (chosen) => put({ rotation: ROTATIONS.find((angle) => String(angle) === chosen) ?? 0 }),
      })}
    </div>
    ${wrong ? html`<p class="problem small">${wrong}</p>` : ''}
    ${chainFields(say(words.cabinetOrder), grid.order, (order) => put({ order }))}
    ${chainFields(say(words.moduleOrder), grid.modules, (modules) => put({ modules }))}
    ${chainFields(say(words.dotOrder), grid.dots, (dots) => put({ dots }))}`;
};

/** A grid of more cabinets than a panel may have would only freeze the page. */
const bounded = (count: number): number => (Number.isInteger(count) && count >= 1 ? Math.min(16, count) : 1);

const chainFields = (what: string, chain: Chain, put: (chain: Chain) => void): TemplateResult => {
  const along = chain.serpentine ? (`${chain.along}-back` as const) : chain.along;
  return html`<div class="two">
    ${choiceField({
      label: what,
      value: along,
      options: ALONGS.map((one) => [one, say(ALONG_WORDS[one])] as const),
      change: (chosen) =>
        put({ ...chain, along: chosen.startsWith('columns') ? 'columns' : 'rows', serpentine: chosen.endsWith('-back') }),
    })}
    ${choiceField({
      label: say(words.chain, { what, corner: '…' }),
      value: chain.corner,
      options: CORNERS.map((corner) => [corner, say(CORNER_WORDS[corner])] as const),
      change: (chosen) => put({ ...chain, corner: CORNERS.find((corner) => corner === chosen) ?? 'top-left' }),
    })}
  </div>`;
};

/** Brightness by the hour, gamma, and what the supply can give. */
export const lightFields = ({ form, problems, change }: MountFieldsInput): TemplateResult => {
  const { panel } = form;
  const line = lineOf(problems);
  const put = (next: Partial<MountForm['panel']>) => change({ ...form, panel: { ...panel, ...next } });
  const power = (next: Partial<MountForm['panel']['power']>) => put({ power: { ...panel.power, ...next } });
  return html`${listField({
    legend: say(words.brightness),
    items: panel.brightness,
    min: 1,
    max: 48,
    addLabel: say(words.addHour),
    blank: { from: '18:00', percent: 20 },
    change: (brightness) => put({ brightness }),
    row: (
      step,
      index,
      one,
    ) => html`${textField({ label: say(words.from), value: step.from, problem: problems.get(`panel.brightness.${index}.from`), change: (from) => one({ ...step, from }) })}
        ${line(say(words.percent), step.percent, `panel.brightness.${index}.percent`, (percent) => one({ ...step, percent }))}`,
  })}
    <div class="two">
      ${line(say(words.gamma), panel.gamma, 'panel.gamma', (gamma) => put({ gamma }))}
      ${line(say(words.dot), panel.power.dotMilliwatts, 'panel.power.dotMilliwatts', (dotMilliwatts) => power({ dotMilliwatts }))}
      ${line(say(words.idle), panel.power.idleWatts, 'panel.power.idleWatts', (idleWatts) => power({ idleWatts }))}
      ${line(say(words.cap), panel.power.capWatts, 'panel.power.capWatts', (watts) => power({ capWatts: Number.isNaN(watts) ? null : watts }))}
    </div>`;
};
