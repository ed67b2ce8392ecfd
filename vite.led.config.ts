import { defineConfig } from 'vite';
import { keptPage } from './scripts/bundle/kept-page.ts';

/** The window of a sending card: a plain modern build; it runs on a small PC beside the panel. */
export default defineConfig(keptPage('led'));
