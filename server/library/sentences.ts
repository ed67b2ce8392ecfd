import type { SentenceTable } from '../../content/problem.ts';

/** What the library store says to people about itself, by code. */
export const libraryStoreSentences: SentenceTable = {
  'STORE-library-damaged': {
    vi: 'Tệp nội dung {file} bị hỏng, đã cất riêng với tên {setAside}. Các thay đổi của lần phát hành đó cần được làm lại.',
    en: 'The content file {file} was damaged and is set aside as {setAside}. What that publish changed must be done again.',
  },
  'STORE-library-missing': {
    vi: 'Không tìm thấy tệp nội dung {file} mà sổ ghi nêu tên. Các thay đổi của lần phát hành đó cần được làm lại.',
    en: 'The content file {file} that the ledger names is missing. What that publish changed must be done again.',
  },
  'STORE-library-recovered': {
    vi: 'Nội dung đang dùng là bản số {from}, bản tốt gần nhất; bản số {lost} đã mất.',
    en: 'The content in force is generation {from}, the last good one; generation {lost} was lost.',
  },
  'STORE-library-adopted': {
    vi: 'Nhật ký không còn ghi lần phát hành nào, nên nội dung bản số {from} được dùng lại với kỷ nguyên mới {epoch}.',
    en: 'The journal knows of no publish any more, so generation {from} is used again under the new epoch {epoch}.',
  },
  'STORE-journal-older': {
    vi: 'Nhật ký cũ hơn thư mục nội dung: bản số {newest} có tệp nhưng sổ ghi chỉ biết đến bản số {named}. Các bản mới hơn được cất riêng.',
    en: 'The journal is older than the library: generation {newest} has a file, but the ledger knows only {named}. The newer ones are set aside.',
  },
  'STORE-epoch': {
    vi: 'Số kỷ nguyên của nội dung không được giảm.',
    en: 'The epoch of the content must not go down.',
  },
  'STORE-no-step': {
    vi: 'Không có bước nâng cấp cho nội dung phiên bản {schema}.',
    en: 'There is no step that brings content of version {schema} forward.',
  },
  'STORE-step-failed': {
    vi: 'Bước nâng cấp nội dung phiên bản {schema} không thành công: {cause}.',
    en: 'The step that brings content of version {schema} forward failed: {cause}.',
  },
};
