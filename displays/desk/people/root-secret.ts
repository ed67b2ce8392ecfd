import { z } from 'zod';

const SECRET = /^[A-Za-z0-9_-]{43}$/;
const fileSchema = z.object({ secret: z.string().regex(SECRET) });

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
};

/** The root key's secret in a file of the export or in pasted text, spaces and line breaks of a printout left out; null when there is none. */
export const secretIn = (text: string): string | null => {
  const file = fileSchema.safeParse(json(text));
  if (file.success) return file.data.secret;
  const bare = text.replaceAll(/\s+/g, '');
  return SECRET.test(bare) ? bare : null;
};
