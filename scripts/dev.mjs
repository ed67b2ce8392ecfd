import { spawn } from 'node:child_process';
import { build, installPackages } from './house/prepare.mjs';
import { ROOT, tool } from './house/run.mjs';

/* `npm run dev [-- flags]`: the controller from source under tsx watch; desk, TV, LED window and kiosk rebuilt by Vite on every change. */
await installPackages();
await build();
const children = [
  [tool('vite'), ['build', '--watch', '--config', 'vite.desk.config.ts', '--logLevel', 'warn']],
  [tool('vite'), ['build', '--watch', '--config', 'vite.tv.config.ts', '--logLevel', 'warn']],
  [tool('vite'), ['build', '--watch', '--config', 'vite.led.config.ts', '--logLevel', 'warn']],
  [tool('vite'), ['build', '--watch', '--config', 'vite.kiosk.config.ts', '--logLevel', 'warn']],
  [tool('tsx'), ['watch', 'server/main.ts', '--data', 'data/dev', ...process.argv.slice(2)]],
].map(([command, args]) =>
  spawn(/** @type {string} */ (command), /** @type {string[]} */ (args), { cwd: ROOT, stdio: 'inherit' }),
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => children.forEach((child) => child.kill('SIGTERM')));
