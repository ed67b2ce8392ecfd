import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/callout/callout.js';
import '@awesome.me/webawesome/dist/components/details/details.js';
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import '@awesome.me/webawesome/dist/components/dropdown/dropdown.js';
import '@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import '@awesome.me/webawesome/dist/components/input/input.js';
import '@awesome.me/webawesome/dist/components/option/option.js';
import '@awesome.me/webawesome/dist/components/progress-bar/progress-bar.js';
import '@awesome.me/webawesome/dist/components/select/select.js';
import '@awesome.me/webawesome/dist/components/spinner/spinner.js';
import '@awesome.me/webawesome/dist/components/switch/switch.js';
import '@awesome.me/webawesome/dist/components/textarea/textarea.js';
import { registerIconLibrary } from '@awesome.me/webawesome/dist/components/icon/library.js';
import sheet from './icons.svg?url';

/** Names that Web Awesome's own parts ask for, in the sheet's words. */
const systemNames: Readonly<Record<string, string>> = {
  xmark: 'x',
  'circle-xmark': 'circle-x',
  'eye-slash': 'eye-off',
  'circle-question': 'circle-help',
  calendar: 'calendar-days',
  bars: 'menu',
  'magnifying-glass': 'search',
  indeterminate: 'minus',
};

/** Icons come from one sheet of our own server: nothing is fetched from elsewhere and nothing is parsed as HTML. */
export const useLocalIcons = (): void => {
  // Without a view box the drawing would be 300 pixels wide and lie over its neighbours.
  const mutator = (svg: SVGElement) => svg.setAttribute('viewBox', '0 0 24 24');
  registerIconLibrary('default', { resolver: (name) => `${sheet}#${name}`, spriteSheet: true, mutator });
  registerIconLibrary('system', { resolver: (name) => `${sheet}#${systemNames[name] ?? name}`, spriteSheet: true, mutator });
};
