import type { Slide } from './slide.ts';
import type { Theme } from './theme.ts';

/** Deep red, gold, white: the colours of the one-stop identity (CV 2319/VPCP-KSTT). No flag, no emblem, no logo. */
export const DEFAULT_THEME: Theme = {
  id: 'mot-cua-do',
  name: 'Một cửa đỏ',
  background: '#7f0d12',
  surface: '#66090d',
  ink: '#ffffff',
  muted: '#f6dccb',
  accent: '#fdd468',
  onAccent: '#5a080b',
  logo: null,
};

/** Warm white, ink almost black, deep red accents: for bright halls. */
const SANG: Theme = {
  id: 'sang',
  name: 'Sáng',
  background: '#fdf9f2',
  surface: '#f4eadb',
  ink: '#2b1414',
  muted: '#5b4642',
  accent: '#9a1218',
  onAccent: '#ffffff',
  logo: null,
};

/** Quiet deep blue with a pale gold accent: for rooms with little light. */
const XANH_DIU: Theme = {
  id: 'xanh-diu',
  name: 'Xanh dịu',
  background: '#12395c',
  surface: '#0d2d4b',
  ink: '#ffffff',
  muted: '#d3e3f0',
  accent: '#f5d98b',
  onAccent: '#0d2d4b',
  logo: null,
};

export const THEMES: readonly Theme[] = [DEFAULT_THEME, SANG, XANH_DIU];

/** What a screen shows when nothing at all is scheduled and its unit has no standing slide: the unit's name. */
export const neutralSlide = (unitName: string): Slide => ({
  id: 'neutral',
  name: unitName,
  theme: null,
  locked: null,
  template: 'motto',
  title: null,
  phrases: [unitName],
  source: null,
});
