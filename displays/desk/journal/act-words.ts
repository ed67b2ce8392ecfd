import { type Phrase, say } from '../say.ts';

const kinds: Readonly<Record<string, Phrase>> = {
  'signed-in': ['Đăng nhập', 'Signed in'],
  'signed-out': ['Đăng xuất', 'Signed out'],
  'sign-in.refused': ['Đăng nhập bị từ chối', 'Sign-in refused'],
  published: ['Phát hành', 'Published'],
  'display.added': ['Thêm bảng LED', 'Added a LED panel'],
  'display.paired': ['Ghép màn hình', 'Paired a display'],
  'display.changed': ['Sửa màn hình', 'Changed a display'],
  'display.revoked': ['Thu hồi khóa màn hình', 'Revoked a display'],
  'display.removed': ['Xóa màn hình', 'Removed a display'],
  'pairing.refused': ['Ghép màn hình bị từ chối', 'Pairing refused'],
  'unit.added': ['Thêm đơn vị', 'Added a unit'],
  'unit.removed': ['Xóa đơn vị vừa thêm', 'Removed a new unit'],
  'unit.changed': ['Sửa đơn vị', 'Changed a unit'],
  'person.added': ['Thêm người dùng', 'Added a person'],
  'person.changed': ['Sửa người dùng', 'Changed a person'],
  'media.added': ['Tải tệp lên', 'Uploaded a file'],
  'day-off.confirmed': ['Xác nhận ngày nghỉ', 'Confirmed a day off'],
  'days-off.replaced': ['Sửa bảng ngày nghỉ', 'Changed the days off'],
  'root-key.exported': ['Xuất khóa gốc', 'Exported the root key'],
  'root-key.removed': ['Cất khóa gốc khỏi máy chủ', 'Took the root key away'],
  'root-key.returned': ['Đưa khóa gốc trở lại', 'Returned the root key'],
  'library.founded': ['Lập thư viện', 'Founded the library'],
  'library.adopted': ['Nhận thư viện có sẵn', 'Adopted a library'],
  'library.recovered': ['Khôi phục thư viện', 'Recovered the library'],
  'journal.finding': ['Kiểm tra nhật ký', 'Journal check'],
  'rating-settings.changed': ['Sửa thiết lập đánh giá', 'Changed the rating settings'],
  'rating.exclude-proposed': ['Đề nghị loại lượt đánh giá', 'Proposed to exclude answers'],
  'rating.readmit-proposed': ['Đề nghị tính lại lượt đánh giá', 'Proposed to readmit answers'],
  'rating.objection': ['Khiếu nại lượt đánh giá', 'Objected to answers'],
  'rating.excluded': ['Loại lượt đánh giá', 'Excluded answers'],
  'rating.readmitted': ['Tính lại lượt đánh giá', 'Readmitted answers'],
  'rating.declined': ['Không đồng ý với đề nghị', 'Declined a proposal'],
  'rating.comment-erased': ['Xóa ý kiến của người dân', 'Erased a citizen’s words'],
  'rating.refused-sent': ['Gửi lại lượt đánh giá từng bị từ chối', 'Sent refused answers again'],
  'rating.refused-aside': ['Bỏ hẳn lượt đánh giá từng bị từ chối', 'Set refused answers aside for good'],
  'ratings.imported': ['Nhập lượt đánh giá từ tệp', 'Imported answers'],
  'tickets.made': ['Tạo mã phiếu đánh giá', 'Made rating tickets'],
  'import-key.made': ['Tạo khóa nhập đánh giá', 'Made an import key'],
  'import-key.revoked': ['Thu hồi khóa nhập đánh giá', 'Revoked an import key'],
  'ledger.breach': ['Sổ đánh giá không toàn vẹn', 'The ledger is not sound'],
  'ledger.recounted': ['Đã đếm lại số liệu từ sổ đánh giá', 'Counted the figures anew from the ledger'],
  seeded: ['Nạp dữ liệu minh họa', 'Loaded the demonstration'],
};

/** What an act is called; an unknown kind is named as it stands. */
export const actWords = (kind: string): string => {
  const known = kinds[kind];
  return known ? say(known) : kind;
};
