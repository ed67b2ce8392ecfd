import { type FoundDevice, foundDevicesSchema } from '../../../content/wire/find.ts';

const plain = (words: string): string =>
  words
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .slice(0, 120);

/** What devices said of themselves, fit to be passed on: a stranger's words, so only plain ones, and only so many. */
export const plainDevices = (found: readonly FoundDevice[]): FoundDevice[] =>
  found
    .map((device) => foundDevicesSchema.safeParse([{ ...device, name: plain(device.name) }]))
    .flatMap((parsed) => (parsed.success ? parsed.data : []))
    .slice(0, 64);
