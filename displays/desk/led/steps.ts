/** The steps of a panel's set-up, in their order. */
export const STEPS = ['device', 'panel', 'wiring', 'light', 'security', 'test'] as const;
export type Step = (typeof STEPS)[number];
/** Which problems belong to which step, by their paths. */
export const STEP_PATHS: Readonly<Record<Step, RegExp>> = {
  device: /^(device|driver|name)/,
  panel: /^panel\.(width|height|pitchMm|diodes|frameRate)|^panel$/,
  wiring: /^panel\.cabinets/,
  light: /^panel\.(brightness|gamma|power)/,
  security: /^(secured|onStop|safeText)/,
  test: /^$/,
};
