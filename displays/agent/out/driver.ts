import type { Frame } from '../../../content/led/frame-at.ts';
import { levels, wiringOf } from '../../../content/led/levels.ts';
import type { LedMount } from '../../../content/led/mount.ts';
import type { Log } from '../log.ts';
import { openWay } from './open-way.ts';
import { type Clockwork, paceOf } from './pace.ts';
import { PanelDriver } from './panel-driver.ts';
import type { DriverStatus } from './status.ts';
import type { Made } from './way.ts';

/** Drives one panel. A broken device is a status, never an exception. */
export interface LedDriver {
  /** What the panel is to show from now on, at `percent` of its brightness. Sent at the panel's pace, and only when it differs. */
  readonly show: (frame: Frame, percent: number) => void;
  readonly status: () => DriverStatus;
  /** Leaves the panel dark or on its safe text, as the mount says, and lets go of it. Never rejects; takes at most four seconds. */
  readonly stop: () => Promise<void>;
}

/** Clocks, chance, a log, and the frame of the mount's safe text (`null`: dark). */
export interface DriverMeans extends Clockwork {
  readonly random: () => number;
  readonly log: Log;
  readonly safe: Frame | null;
}

/** A driver for the device of `mount` (any but HDMI, which a window draws). It opens the connection with the first frame. */
export function openDriver(mount: LedMount, means: DriverMeans): LedDriver {
  const { width, height, frameRate } = mount.panel;
  const dark: Frame = { width, height, dots: new Uint8Array(width * height), palette: [[0, 0, 0]] };
  const make = picturesOf(mount, dark);
  const last = make((mount.onStop === 'text' ? means.safe : null) ?? dark, 100).picture;
  const way = openWay(mount, last, means.random);
  const driver = new PanelDriver({ way, pace: paceOf(frameRate, way.gapMs), last, clock: means, log: means.log });
  let shown: { readonly frame: Frame; readonly percent: number } | null = null;
  return {
    show: (frame, percent) => {
      if (shown?.frame === frame && shown.percent === percent) return;
      shown = { frame, percent };
      driver.want(make(frame, percent));
    },
    status: () => driver.status,
    stop: () => driver.stop(),
  };
}

/** Cards that dim themselves still glimmer at their lowest level, so at 0 percent the picture itself is dark. */
function picturesOf({ panel }: LedMount, dark: Frame): (frame: Frame, percent: number) => Made {
  const wiring = wiringOf(panel);
  return (frame, percent) => {
    const { bytes, watts, dimmed } = levels(frame, panel, wiring, percent);
    const capped = Math.floor((percent * dimmed) / 100);
    return { picture: { frame: percent === 0 ? dark : frame, bytes, percent: capped }, watts, dimmed };
  };
}
