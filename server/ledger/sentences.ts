import type { SentenceTable } from '../../content/problem.ts';

/** What the stores say to people, by code; `{…}` is filled from the problem's detail. */
export const storeSentences = {
  'STORE-busy': {
    vi: 'Thư mục dữ liệu {folder} đang được một tiến trình khác sử dụng. Hãy dừng tiến trình đó trước.',
    en: 'The data folder {folder} is in use by another process. Please stop that one first.',
  },
  'STORE-failed': {
    vi: 'Ổ đĩa không ghi được dữ liệu nên hệ thống ngừng nhận thay đổi. Hãy kiểm tra ổ đĩa rồi khởi động lại. ({cause})',
    en: 'The disk failed to keep data, so no change is accepted any more. Please check the disk and restart. ({cause})',
  },
  'STORE-unsure': {
    vi: 'Ổ đĩa hỏng đúng lúc ghi nên không biết chắc thay đổi này đã được lưu hay chưa. Hãy kiểm tra sau khi khởi động lại. ({cause})',
    en: 'The disk failed in the middle of writing, so nobody can say whether this change was kept. Please look after a restart. ({cause})',
  },
  'STORE-full': {
    vi: 'Ổ đĩa đã đầy nên thay đổi này chưa được lưu. Hãy giải phóng dung lượng rồi thử lại.',
    en: 'The disk is full, so this change was not kept. Please free some space and try again.',
  },
  'STORE-closed': { vi: 'Hệ thống đang dừng nên không nhận thay đổi.', en: 'The system is shutting down and accepts no change.' },
  'STORE-unreadable': {
    vi: 'Không mở được tệp {file}: {cause}. Hãy kiểm tra quyền truy cập và ổ đĩa.',
    en: 'The file {file} cannot be opened: {cause}. Please check permissions and the disk.',
  },
  'STORE-newer': {
    vi: 'Tệp {file} do một phiên bản phần mềm mới hơn ghi ({found}). Hãy dùng phiên bản đó hoặc khôi phục bản sao lưu.',
    en: 'The file {file} was written by a newer version of the software ({found}). Please use that version or restore a backup.',
  },
  'STORE-migration': {
    vi: 'Không nâng cấp được tệp {file} ở bước {step}: {cause}. Dữ liệu giữ nguyên như cũ.',
    en: 'The file {file} could not be upgraded at step {step}: {cause}. The data is as it was.',
  },
  'STORE-crowded': {
    vi: 'Hệ thống đang quá tải nên thay đổi này chưa được lưu. Hãy thử lại sau ít phút.',
    en: 'The system is overloaded, so this change was not kept. Please try again in a few minutes.',
  },
  'STORE-unparsable': {
    vi: 'Tệp {file} còn nguyên vẹn nhưng phiên bản phần mềm này không hiểu được ({problem} tại {where}). Hãy dùng phiên bản đã ghi tệp.',
    en: 'The file {file} is intact but this version of the software does not understand it ({problem} at {where}). Please use the version that wrote it.',
  },
  'STORE-no-library': {
    vi: 'Không còn tệp nội dung nào dùng được (sổ ghi nêu bản số {generation}). Màn hình vẫn giữ nội dung đang có. Hãy khôi phục bản sao lưu.',
    en: 'No usable content file is left (the ledger names generation {generation}). Screens keep what they hold. Please restore a backup.',
  },
  'STORE-journal-damaged': {
    vi: 'Nhật ký {file} bị hỏng, đã cất riêng với tên {setAside}; một nhật ký mới được bắt đầu. Hãy khôi phục bản sao lưu nếu có.',
    en: 'The journal {file} was damaged and is set aside as {setAside}; a new one was begun. Please restore a backup if there is one.',
  },
  'STORE-ledger-mended': {
    vi: 'Sổ đánh giá có {found} bản ghi nhưng lẽ ra phải có {said}: có người đã can thiệp ngoài chương trình.',
    en: 'The ledger has {found} records where {said} were written: somebody has changed it beside the program.',
  },
  'STORE-act-broken': {
    vi: 'Sổ ghi việc làm đã bị thay đổi: bản ghi số {seq} không khớp ({why}).',
    en: 'The ledger of acts was changed: record {seq} does not fit ({why}).',
  },
} as const satisfies SentenceTable;

/**
 * Codes that a store refuses with: `STORE-failed` is final until a restart, as is `STORE-unsure`, after which alone what was not
 * acknowledged may stand there; `STORE-full`, `-busy` and `-crowded` may pass.
 */
export type StoreCode = keyof typeof storeSentences;
