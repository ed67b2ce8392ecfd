/** The languages of a visit; each begins in Vietnamese. */
export type Lang = 'vi' | 'en';

/** What the kiosk says besides the words of the scale. */
export const kioskWords = {
  otherLanguage: { vi: 'English', en: 'Tiếng Việt' },
  larger: { vi: 'Chữ to', en: 'Larger' },
  smaller: { vi: 'Chữ thường', en: 'Smaller' },
  speak: { vi: 'Đọc to', en: 'Listen' },
  why: { vi: 'Điều gì chưa tốt?', en: 'What was not good?' },
  whyHint: { vi: 'Có thể chọn nhiều ý, hoặc bỏ qua.', en: 'Choose any that apply, or none.' },
  send: { vi: 'Gửi đánh giá', en: 'Send' },
  byItself: { vi: 'Tự gửi sau {n} giây', en: 'Sends by itself in {n} s' },
  back: { vi: 'Chọn lại', en: 'Choose again' },
  retry: { vi: 'Thử lại', en: 'Try again' },
  done: { vi: 'Xong', en: 'Done' },
  sending: { vi: 'Đang ghi nhận…', en: 'Recording…' },
  thanks: { vi: 'Cảm ơn Ông/Bà!', en: 'Thank you!' },
  kept: { vi: 'Đánh giá đã được ghi nhận.', en: 'Your answer has been recorded.' },
  receipt: { vi: 'Mã biên nhận', en: 'Receipt code' },
  receiptAt: { vi: 'Tra cứu tại', en: 'Look it up at' },
  receiptHint: {
    vi: 'Dùng mã này để kiểm tra rằng đánh giá không bị bỏ đi. Mã không cho biết đã chọn gì.',
    en: 'With this code anyone can check that the answer was not dropped. It does not tell what was chosen.',
  },
  stored: { vi: 'Chưa gửi được, đã lưu trên máy này.', en: 'Not sent yet; stored on this device.' },
  storedHint: {
    vi: 'Máy đang mất liên lạc. Đánh giá sẽ được gửi với đúng giờ này khi có mạng, và chỉ tính một lần.',
    en: 'The device is out of contact. The answer will be sent with this very time as soon as there is a network, and counts once.',
  },
  lost: { vi: 'Chưa ghi nhận được', en: 'Not recorded' },
  lostHint: {
    vi: 'Đánh giá vừa rồi không được ghi nhận và sẽ không tự xuất hiện sau đó. Xin thử lại, hoặc báo cho nhân viên.',
    en: 'The answer was not recorded, and it will not appear later by itself. Please try again, or tell the staff.',
  },
  soon: { vi: 'Xin chờ vài giây', en: 'Please wait a few seconds' },
  soonHint: {
    vi: 'Máy vừa nhận một đánh giá khác. Lượt này chưa được ghi nhận.',
    en: 'The device has just taken another answer. This one was not recorded.',
  },
  closed: { vi: 'Ngoài giờ nhận đánh giá', en: 'Answers are not taken now' },
  closedHint: {
    vi: 'Đánh giá được nhận trong giờ làm việc và ba mươi phút sau đó.',
    en: 'Answers are taken in working hours and for half an hour after them.',
  },
  noPoint: { vi: 'Điểm đánh giá chưa được thiết lập', en: 'No rating point is set up' },
  noPointHint: {
    vi: 'Trên máy tính, thêm điểm cho máy này ở trang Điểm đặt máy và mã QR.',
    en: 'On a computer, add a point for this device on the page Rating points.',
  },
  waiting: { vi: 'Đang chờ máy chủ…', en: 'Waiting for the server…' },
  offline: {
    vi: 'Đang mất liên lạc: đánh giá được lưu trên máy này và gửi sau.',
    en: 'Out of contact: answers are stored on this device and sent later.',
  },
  pending: { vi: 'Đánh giá đang chờ gửi: {n}', en: 'Answers waiting to be sent: {n}' },
  refused: {
    vi: 'Đánh giá máy chủ không nhận, đang chuyển cho cán bộ xem: {n}',
    en: 'Answers that the server refused, being handed to staff: {n}',
  },
  alarm: {
    vi: 'Báo động: không có bằng chứng sổ đánh giá còn khớp với bản niêm phong máy này giữ. Xin báo cơ quan cấp trên của đơn vị.',
    en: 'Alarm: there is no proof that the ledger of answers still fits what this device holds of it. Please tell the authority above this office.',
  },
  anonymous: {
    vi: 'Ẩn danh. Số liệu tự đánh giá tại chỗ, không phải Chỉ số SIPAS.',
    en: 'Anonymous. Figures collected on the spot; not the SIPAS index.',
  },
} as const satisfies Record<string, Record<Lang, string>>;
