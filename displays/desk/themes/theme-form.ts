import { z } from 'zod';
import { colourSchema } from '../../../content/slide/colour.ts';
import { DEFAULT_THEME } from '../../../content/slide/default-theme.ts';
import { hashSchema } from '../../../content/slide/slide.ts';
import type { Theme } from '../../../content/slide/theme.ts';

const words = z.string();

/** A theme while it is being written: colours always hold, but the name and the logo's words may be missing. */
const themeFormSchema = z.object({
  id: words,
  name: words,
  background: colourSchema,
  surface: colourSchema,
  ink: colourSchema,
  muted: colourSchema,
  accent: colourSchema,
  onAccent: colourSchema,
  logo: z.object({ hash: hashSchema, width: z.number(), height: z.number(), alt: words }).nullable(),
});
export type ThemeForm = z.infer<typeof themeFormSchema>;
export type ColourName = Exclude<keyof ThemeForm, 'id' | 'name' | 'logo'>;

/** The form in a draft's body, or null when it is none. */
export const readThemeForm = (body: unknown): ThemeForm | null => themeFormSchema.safeParse(body).data ?? null;

/** A theme of one's own that begins as another stands. */
export const themeFrom = (theme: Theme | null, id: string, name: string): ThemeForm => ({
  ...(theme ?? DEFAULT_THEME),
  id,
  name: name.slice(0, 80),
});
