import type { z } from 'zod';
import { type LedDevice, type LedProtocol, USUAL_PORTS } from '../../../content/led/device.ts';
import { deviceProblems } from '../../../content/led/device-problems.ts';
import { type LedMount, ledMountSchema, mountProblems, type SecurityPoint } from '../../../content/led/mount.ts';
import { type Cabinet, type Chain, type Panel, plainPanel } from '../../../content/led/panel.ts';
import { chained } from '../../../content/led/wire-map.ts';
import { type Problem, problemsOf } from '../../../content/problem.ts';
import type { FoundDevice } from '../../../content/wire/find.ts';

/** Equal cabinets in rows and columns, in the order of the wire, each of equal modules. `null` where a panel is built otherwise. */
export interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly order: Chain;
  readonly rotation: Cabinet['rotation'];
  readonly moduleWidth: number;
  readonly moduleHeight: number;
  readonly modules: Chain;
  readonly dots: Chain;
}

/** A mount while it is being set up: numbers may be out of bounds; the schema says so at the field. */
export interface MountForm {
  readonly device: LedDevice;
  readonly driver: LedMount['driver'];
  readonly panel: Omit<Panel, 'cabinets' | 'frameRate'> & { readonly frameRate: number };
  /** Cabinets as they were given, and as a grid if they make one. */
  readonly cabinets: readonly Cabinet[];
  readonly grid: Grid | null;
  readonly onStop: LedMount['onStop'];
  readonly safeText: string;
  readonly secured: readonly SecurityPoint[];
}

const STRAIGHT: Chain = { corner: 'top-left', along: 'rows', serpentine: false };

/** A device as its maker ships it, at `host`. */
const usualDevice = (protocol: LedProtocol, host: string): LedDevice => {
  const port = USUAL_PORTS[protocol] ?? 1;
  switch (protocol) {
    case 'hdmi':
      return { protocol, x: 0, y: 0 };
    case 'ddp':
      return { protocol, host, port, wifi: false, jsonPort: 80 };
    case 'e131':
      return { protocol, host: host === '' ? null : host, firstUniverse: 1, priority: 100, syncUniverse: null, wifi: false };
    case 'artnet':
      return { protocol, host, port, firstUniverse: 0, sync: true };
    case 'bx5':
      return { protocol, host, port, card: '5E1', area: 0, deadMan: 60 };
    case 'bx6':
      return { protocol, host, port, card: '6E1', area: 0, deadMan: 60, experimental: false };
    case 'huidu':
      return { protocol, host, port };
    case 'opc':
      return { protocol, host, port, channel: 0 };
    default:
      return protocol satisfies never;
  }
};

/** Whether the wiring of modules is ours: sending cards and cards that take pictures know their modules themselves. */
export const isWired = ({ protocol }: LedDevice): boolean =>
  protocol === 'ddp' || protocol === 'e131' || protocol === 'artnet' || protocol === 'opc';

/** The form with another device, and what usually goes with it: pace, gamma and brightness, who drives it. */
export const withProtocol = (form: MountForm, protocol: LedProtocol): MountForm => {
  const device = usualDevice(protocol, 'host' in form.device ? (form.device.host ?? '') : '');
  const hdmi = protocol === 'hdmi';
  const pictures = protocol === 'bx5' || protocol === 'bx6' || protocol === 'huidu';
  const mono = protocol === 'bx5' || protocol === 'bx6';
  const diodes: Panel['diodes'] = mono ? { kind: 'mono', colour: '#ff2020' } : { kind: 'full', order: 'rgb' };
  const panel = {
    ...form.panel,
    diodes,
    frameRate: hdmi ? 60 : pictures ? 10 : 40,
    gamma: hdmi || pictures ? 10 : 22,
    brightness: [{ from: '00:00', percent: hdmi ? 100 : 40 }],
  };
  return { ...form, device, panel, driver: hdmi ? 'window' : form.driver === 'window' ? 'agent' : form.driver, secured: [] };
};

/** The form with a device that was found: another protocol brings its own usual values, the same one keeps what was written. */
export const withFound = (form: MountForm, { protocol, address }: FoundDevice): MountForm => {
  if (protocol === 'e131-source') return form;
  const fitting = form.device.protocol === protocol ? form : withProtocol(form, protocol);
  return 'host' in fitting.device ? { ...fitting, device: { ...fitting.device, host: address } } : fitting;
};

/** The form of a panel that is to be added: driven by this controller, at an address that is still to be found. */
export const newMountForm = (): MountForm => withProtocol({ ...mountFormOf(undefined), driver: 'controller' }, 'ddp');

/** The form of a mount, or of a usual sending card where there is none yet. */
export const mountFormOf = (mount: LedMount | undefined): MountForm => {
  const shown = mount ?? {
    panel: {
      ...plainPanel(128, 32, 5, { kind: 'full', order: 'rgb' }),
      frameRate: 60 as const,
      gamma: 10,
      brightness: [{ from: '00:00', percent: 100 }],
    },
    device: usualDevice('hdmi', ''),
    driver: 'window' as const,
    onStop: 'blank' as const,
    safeText: '',
    secured: [],
  };
  const { cabinets, ...panel } = shown.panel;
  return { ...shown, panel, cabinets, grid: gridOf(shown.panel) };
};

/** The grid that cabinets make; `null` where they differ from one another or stand in another order. */
const gridOf = ({ width, height, cabinets }: Panel): Grid | null => {
  const [first] = cabinets;
  if (first === undefined) return null;
  const [columns, rows] = [width / first.width, height / first.height];
  if (columns * rows !== cabinets.length) return null;
  const common = { columns, rows, rotation: first.rotation, modules: first.modules, dots: first.dots };
  for (const corner of ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const)
    for (const along of ['rows', 'columns'] as const)
      for (const serpentine of [false, true]) {
        const order: Chain = { corner, along, serpentine };
        const grid: Grid = { ...common, order, moduleWidth: first.module.width, moduleHeight: first.module.height };
        if (JSON.stringify(cabinetsOf(grid, width, height)) === JSON.stringify(cabinets)) return grid;
      }
  return null;
};

/** The cabinets of a grid that fills the panel. */
const cabinetsOf = (grid: Grid, width: number, height: number): Cabinet[] => {
  const [across, down] = [width / grid.columns, height / grid.rows];
  return chained(grid.columns, grid.rows, grid.order).map(([column, row]) => ({
    x: column * across,
    y: row * down,
    width: across,
    height: down,
    rotation: grid.rotation,
    module: { width: grid.moduleWidth, height: grid.moduleHeight },
    modules: grid.modules,
    dots: grid.dots,
  }));
};

/** The whole panel as one module wired row by row. */
export const plainGrid = (width: number, height: number): Grid => ({
  ...{ columns: 1, rows: 1, order: STRAIGHT, rotation: 0, modules: STRAIGHT, dots: STRAIGHT },
  moduleWidth: width,
  moduleHeight: height,
});

/** What the form means, before it is parsed. */
const mountIn = (form: MountForm): unknown => {
  const { width, height } = form.panel;
  const grid = isWired(form.device) ? form.grid : plainGrid(width, height);
  const cabinets = grid === null ? form.cabinets : cabinetsOf(grid, width, height);
  const { device, driver, onStop, safeText, secured } = form;
  return { panel: { ...form.panel, cabinets }, device, driver, onStop, safeText, secured };
};

/** The mount to draw test pictures for: also while no address stands there yet. */
export const drawnMount = (form: MountForm): LedMount | null => {
  const { device } = form;
  return readMount('host' in device && device.host === '' ? { ...form, device: { ...device, host: 'x' } } : form).mount;
};

type Parsed = z.ZodSafeParseResult<LedMount>;

/** The mount that the form means, if it can be one, and everything that keeps it from being used. */
export const readMount = (form: MountForm): { readonly mount: LedMount | null; readonly problems: readonly Problem[] } => {
  const parsed: Parsed = ledMountSchema.safeParse(mountIn(form));
  if (!parsed.success) return { mount: null, problems: problemsOf(parsed.error) };
  const { device, panel } = parsed.data;
  const held = deviceProblems(device, panel).map((one) => ({ ...one, path: ['device', ...one.path] }));
  return { mount: parsed.data, problems: [...mountProblems(parsed.data), ...held] };
};
