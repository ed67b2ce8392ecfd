import { expect, it } from 'vitest';
import { reportItemSchema } from '../../../content/wire/display-messages.ts';
import { wireSentences } from '../../../content/wire/sentences.ts';

it('WIR-18 everything that a display can report has a sentence in both languages', () => {
  for (const code of [...reportItemSchema.shape.code.options, 'key-twice']) {
    expect(wireSentences[code]?.vi.normalize('NFC'), code).toBe(wireSentences[code]?.vi);
    expect(wireSentences[code]?.en, code).toMatch(/\.$/);
  }
});
