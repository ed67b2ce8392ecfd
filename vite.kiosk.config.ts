import { defineConfig } from 'vite';
import { keptPage } from './scripts/bundle/kept-page.ts';

/** The kiosk: a plain modern build, for tablets of these years. */
export default defineConfig(keptPage('kiosk'));
