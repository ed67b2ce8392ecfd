/** What the stores say to people, by code; `{…}` is filled from the problem's detail. */
export const storeSentences: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  'STORE-busy': {
    vi: 'Thư mục dữ liệu {folder} đang được một tiến trình khác sử dụng. Hãy dừng tiến trình đó trước.',
    en: 'The data folder {folder} is in use by another process. Please stop that one first.',
  },
  'STORE-failed': {
    vi: 'Ổ đĩa không ghi được dữ liệu nên hệ thống ngừng nhận thay đổi. Hãy kiểm tra ổ đĩa rồi khởi động lại. ({cause})',
    en: 'The disk failed to keep data, so no change is accepted any more. Please check the disk and restart. ({cause})',
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
  'STORE-journal-damaged': {
    vi: 'Nhật ký {file} bị hỏng, đã cất riêng với tên {setAside}; một nhật ký mới được bắt đầu. Hãy khôi phục bản sao lưu nếu có.',
    en: 'The journal {file} was damaged and is set aside as {setAside}; a new one was begun. Please restore a backup if there is one.',
  },
  'STORE-act-broken': {
    vi: 'Sổ ghi việc làm đã bị thay đổi: bản ghi số {seq} không khớp ({why}).',
    en: 'The ledger of acts was changed: record {seq} does not fit ({why}).',
  },
};
