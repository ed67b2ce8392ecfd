import { configTable } from '../displays/agent/config.ts';

/* Prints the agent's table of settings, for the check of the README. */
process.stdout.write(configTable());
