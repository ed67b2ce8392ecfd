import { z } from 'zod';

/** Stub of the door: replaced by the text room. */
export const plainText = (options: { max: number; min?: number; lines?: boolean }) =>
  z
    .string()
    .transform((value) => value.normalize('NFC'))
    .pipe(
      z
        .string()
        .min(options.min ?? 1)
        .max(options.max),
    );
