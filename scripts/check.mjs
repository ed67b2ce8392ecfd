import { runChecks } from './house/checks.mjs';
import { installPackages } from './house/prepare.mjs';

/* `npm run check`: what keeps the house in shape, without running it. */
await installPackages();
if (!(await runChecks())) process.exit(1);
console.log('check: ok');
