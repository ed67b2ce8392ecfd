import { execFileSync } from 'node:child_process';

/** Runs a command quietly to its end; throws with its last words when it fails. */
export const shell = (command: string, ...args: string[]): void =>
  void execFileSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });

/** The same, and gives what it printed. */
export const shellOutput = (command: string, ...args: string[]): string =>
  execFileSync(command, args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
