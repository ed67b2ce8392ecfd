import type { SentenceTable } from './problem.ts';

/** What the codes of `problemsOf` say to people: refusals of a schema that no room has refined. */
export const schemaSentences: SentenceTable = {
  'ZOD-not-text': {
    vi: 'Thiếu chữ ở đây, hoặc giá trị không phải là chữ.',
    en: 'Text is missing here, or the value is not text.',
  },
  'ZOD-not-number': {
    vi: 'Thiếu số ở đây, hoặc giá trị không phải là số.',
    en: 'A number is missing here, or the value is not a number.',
  },
  'ZOD-not-whole-number': { vi: 'Giá trị phải là số nguyên.', en: 'The value must be a whole number.' },
  'ZOD-not-boolean': { vi: 'Giá trị phải là có hoặc không.', en: 'The value must be yes or no.' },
  'ZOD-not-list': {
    vi: 'Thiếu danh sách ở đây, hoặc giá trị không phải là danh sách.',
    en: 'A list is missing here, or the value is not a list.',
  },
  'ZOD-not-object': { vi: 'Thiếu phần này, hoặc phần này không đúng dạng.', en: 'This part is missing or has the wrong form.' },
  'ZOD-invalid-type': {
    vi: 'Thiếu giá trị, hoặc giá trị sai kiểu (cần: {expected}).',
    en: 'The value is missing or of the wrong kind (needed: {expected}).',
  },
  'ZOD-too-small': { vi: 'Số quá nhỏ: tối thiểu {minimum}.', en: 'The number is too small: at least {minimum}.' },
  'ZOD-too-big': { vi: 'Số quá lớn: tối đa {maximum}.', en: 'The number is too big: at most {maximum}.' },
  'ZOD-not-above': { vi: 'Số phải lớn hơn {minimum}.', en: 'The number must be greater than {minimum}.' },
  'ZOD-not-below': { vi: 'Số phải nhỏ hơn {maximum}.', en: 'The number must be less than {maximum}.' },
  'ZOD-too-short': { vi: 'Quá ngắn: tối thiểu {minimum} ký tự.', en: 'Too short: at least {minimum} characters.' },
  'ZOD-too-long': { vi: 'Quá dài: tối đa {maximum} ký tự.', en: 'Too long: at most {maximum} characters.' },
  'ZOD-too-few': { vi: 'Cần ít nhất {minimum} mục.', en: 'At least {minimum} items are needed.' },
  'ZOD-too-many': { vi: 'Chỉ nhận tối đa {maximum} mục.', en: 'At most {maximum} items are taken.' },
  'ZOD-not-day': {
    vi: 'Đây không phải là một ngày có thật, ví dụ 2026-11-22.',
    en: 'This is not a real day, such as 2026-11-22.',
  },
  'ZOD-not-address': {
    vi: 'Đây không phải là địa chỉ web, ví dụ https://example.com/.',
    en: 'This is not a web address, such as https://example.com/.',
  },
  'ZOD-invalid-format': { vi: 'Giá trị không đúng dạng.', en: 'The value has the wrong form.' },
  'ZOD-not-multiple-of': { vi: 'Số phải là bội của {divisor}.', en: 'The number must be a multiple of {divisor}.' },
  'ZOD-unknown-field': { vi: 'Không có mục nào tên là «{field}» ở đây.', en: 'There is no field “{field}” here.' },
  'ZOD-no-such-kind': { vi: 'Không có loại này (xem mục «{field}»).', en: 'There is no such kind (see the field “{field}”).' },
  'ZOD-invalid-key': { vi: 'Tên của mục này không đúng dạng.', en: 'The name of this field has the wrong form.' },
  'ZOD-invalid-value': { vi: 'Giá trị phải là một trong: {allowed}.', en: 'The value must be one of: {allowed}.' },
  'ZOD-refused': { vi: 'Giá trị này không được chấp nhận.', en: 'This value is not accepted.' },
};
