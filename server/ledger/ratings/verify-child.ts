import { constants, setPriority } from 'node:os';
import { verifyFolder } from './verify-folder.ts';

/* A process of its own verifies the whole ledger beside the running controller, when nobody else needs the processor. */
setPriority(constants.priority.PRIORITY_LOW);
const [folder = '', rootKey = ''] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await verifyFolder({ folder, witnessed: [], rootKey, processes: () => 0 })));
