import type { SentenceTable } from '../problem.ts';

/** What the packs say to people, by problem code. */
export const packSentences: SentenceTable = {
  'PCK-4': {
    vi: 'Trang «{slide}» mang nhãn văn bản gốc {text} nhưng lời đã bị sửa. Lời gốc không sửa được: hãy lưu thành một trang mới.',
    en: 'The slide “{slide}” is marked as official text {text} but its wording was changed. Official wording is not edited: save it as a new slide.',
  },
  'PCK-5': {
    vi: 'Trang «{slide}» còn chỗ trống «{name}» chưa điền.',
    en: 'The slide “{slide}” still has a blank to fill in: “{name}”.',
  },
};
