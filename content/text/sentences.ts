import type { SentenceTable } from '../problem.ts';

/** What the room `text` says to people, by problem code. */
export const textSentences: SentenceTable = {
  'TXT-2': {
    vi: 'Văn bản bị hỏng ở ký tự thứ {position} ({character}). Vui lòng gõ lại chỗ đó.',
    en: 'The text is damaged at character {position} ({character}). Please type that place again.',
  },
  'TXT-3': {
    vi: 'Ký tự thứ {position} là ký tự điều khiển ({character}), ví dụ dấu Tab. Vui lòng xóa ký tự đó.',
    en: 'Character {position} is a control character ({character}), such as a tab. Please remove it.',
  },
  'TXT-4': {
    vi: 'Ký tự thứ {position} là ký tự ẩn đổi chiều chữ ({character}). Vui lòng xóa ký tự đó.',
    en: 'Character {position} is a hidden character that turns the direction of text ({character}). Please remove it.',
  },
  'TXT-5': {
    vi: 'Ký tự thứ {position} là ký tự vô hình ({character}). Vui lòng xóa ký tự đó.',
    en: 'Character {position} is invisible ({character}). Please remove it.',
  },
  'TXT-6': {
    vi: 'Ký tự thứ {position} là ký tự đánh dấu ẩn ({character}). Vui lòng xóa ký tự đó.',
    en: 'Character {position} is a hidden tag ({character}). Please remove it.',
  },
  'TXT-7': {
    vi: 'Ký tự thứ {position} là dấu ngắt dòng đặc biệt ({character}). Vui lòng dùng phím Enter hoặc dấu cách.',
    en: 'Character {position} is a special line separator ({character}). Please use Enter or a space.',
  },
  'TXT-8': {
    vi: 'Từ ký tự thứ {position}: dấu thanh đứng một mình hoặc có hơn hai dấu trên một chữ. Vui lòng gõ lại.',
    en: 'From character {position}: an accent stands alone, or a letter carries more than two. Please type it again.',
  },
  'TXT-10': { vi: 'Chỗ này không được để trống.', en: 'This must not be empty.' },
  'TXT-11': {
    vi: 'Văn bản quá dài: tối đa {max} ký tự.',
    en: 'The text is too long: at most {max} characters.',
  },
  'TXT-13': {
    vi: 'Văn bản quá ngắn: tối thiểu {min} ký tự, hiện có {length}.',
    en: 'The text is too short: at least {min} characters, now {length}.',
  },
  'TXT-14': {
    vi: 'Chỗ này chỉ nhận một dòng; có dấu xuống dòng ở ký tự thứ {position}.',
    en: 'This takes a single line; there is a line break at character {position}.',
  },
  'TXT-15': {
    vi: 'Từ «{word}» lẫn chữ cái của hệ chữ khác: {character}. Vui lòng gõ lại từ này bằng chữ Việt.',
    en: 'The word “{word}” holds a letter of another script: {character}. Please type the word again in Latin letters.',
  },
};
