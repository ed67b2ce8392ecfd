import type { SentenceTable } from '../problem.ts';

/** What the room `ledger` says to people, by problem code; `seq` is the number of the record. */
export const ledgerSentences: SentenceTable = {
  'LDG-two-people': { vi: 'Việc này cần hai người khác nhau.', en: 'This takes two different people.' },
  'LDG-11': {
    vi: 'Bản ghi số {seq} không đúng thứ tự: chỗ này phải là số {expected}.',
    en: 'Record {seq} is out of order: number {expected} belongs here.',
  },
  'LDG-12': { vi: 'Bản ghi số {seq} có thời gian lùi về trước.', en: 'The time of record {seq} goes back.' },
  'LDG-13': {
    vi: 'Bản ghi số {seq} ({kind}) không khớp với kỳ đã chốt.',
    en: 'Record {seq} ({kind}) does not fit the closed period.',
  },
  'LDG-14': {
    vi: 'Lượt đánh giá ở bản ghi số {seq} đã được ghi nhận trước đó.',
    en: 'The rating in record {seq} had been counted before.',
  },
  'LDG-15': {
    vi: 'Bản ghi số {seq} nói về lượt đánh giá số {target}, nhưng đơn vị này không có lượt đó.',
    en: 'Record {seq} speaks of rating {target}, which this unit does not have.',
  },
  'LDG-16': {
    vi: 'Bản ghi số {seq} không khớp với đề nghị số {proposal} của người thứ nhất.',
    en: 'Record {seq} does not fit proposal {proposal} of the first person.',
  },
  'LDG-17': {
    vi: 'Bản ghi số {seq} chốt kỳ với {said} lượt, đếm lại được {counted} lượt.',
    en: 'Record {seq} closes the period with {said} ratings; a recount gives {counted}.',
  },
};
