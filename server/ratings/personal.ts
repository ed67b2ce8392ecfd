const MAIL = /[^\s@<>()[\]]+\s?@\s?[\p{L}\p{N}._-]*\p{L}/gu;
/** Eight digits or more, however they are set apart: telephone, citizen's card, account. */
const LONG_NUMBER = /\+?\p{Nd}(?:[\s.\-–—_/()]{0,3}\p{Nd}){7,}/gu;

/** Words with telephone numbers, card numbers and e-mail addresses taken out; a dossier's short number stays. */
export const withoutPersonal = (text: string): string => text.replace(MAIL, '[e-mail]').replace(LONG_NUMBER, '[số]');
