import { spawn } from 'node:child_process';
import { build, installPackages } from './house/prepare.mjs';
import { ROOT } from './house/run.mjs';

/* `npm run agent -- --controller https://… [flags]`: installs what is missing, builds, runs the agent of this machine. */
await installPackages();
await build();
const agent = spawn(process.execPath, ['dist/displays/agent/main.js', ...process.argv.slice(2)], { cwd: ROOT, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => agent.kill('SIGTERM'));
agent.on('close', (code) => process.exit(code ?? 1));
