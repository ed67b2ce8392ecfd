import type { Phrase } from '../say.ts';

/** The words about answers that were refused after a tablet had thanked for them. */
export const refusedWords = {
  title: [
    'Máy này đã cảm ơn người dân nhưng máy chủ từ chối {n} lượt đánh giá',
    'This tablet thanked people for {n} {n|answer that was|answers that were} refused later',
  ],
  reason: ['{n} lượt, {first} – {last}', '{n}, {first} – {last}'],
  look: ['Xem và quyết định', 'Look and decide'],
  dialog: ['Lượt đánh giá bị từ chối: {name}', 'Refused answers: {name}'],
  intro: [
    'Người dân đã được cảm ơn, nên mỗi lượt phải có quyết định: gửi lại khi nguyên nhân đã được khắc phục, hoặc bỏ hẳn kèm lý do. Bản gốc có chữ ký của máy được giữ ở máy chủ. Nội dung trả lời không hiện trước khi quyết định, để không ai chọn theo nội dung.',
    'People were thanked, so each answer needs a decision: send it again when the cause is mended, or set it aside with a reason. The server keeps the originals that the tablet signed. What they say is not shown before the decision, so that nobody chooses by it.',
  ],
  when: ['Lúc đánh giá', 'Given'],
  point: ['Điểm đánh giá', 'Rating point'],
  why: ['Bị từ chối vì', 'Refused because'],
  now: ['Nếu gửi lại bây giờ', 'If sent again now'],
  counts: ['Sẽ được tính', 'It will count'],
  unread: ['Không đọc được', 'Cannot be read'],
  pick: ['Chọn lượt {n}', 'Choose answer {n}'],
  pickAll: ['Chọn cả {n} lượt đang hiện', 'Choose all {n} that are shown'],
  more: [
    'Đang hiện {shown} lượt cũ nhất trong {all} lượt; phần còn lại hiện ra khi các lượt này đã có quyết định.',
    'The oldest {shown} of {all} are shown; the others follow when these are decided.',
  ],
  none: ['Không còn lượt nào chờ quyết định.', 'Nothing waits for a decision.'],
  send: ['Gửi lại {n} lượt', 'Send {n} again'],
  aside: ['Bỏ hẳn {n} lượt…', 'Set {n} aside…'],
  sendNote: [
    '{n} lượt sẽ qua đúng các điều kiện như mọi lượt đánh giá, mỗi lượt chỉ tính một lần và tính vào đúng ngày đã đánh giá. Lượt của ngày đã chốt được ghi là bổ sung, không đổi số đã ký. Đã ghi vào sổ thì không xóa được.',
    '{n} {n|answer passes|answers pass} the same rules as any other; each counts once, on the day when it was given. One of a day that is closed is written as an addendum and changes no signed figure. What is in the ledger cannot be deleted.',
  ],
  asideNote: [
    '{n} lượt sẽ không bao giờ được tính nữa. Số lượt, lý do và tên của Ông/Bà được ghi vào nhật ký, không xóa được.',
    '{n} {n|answer|answers} will never count. How many, why and your name are written to the journal and cannot be deleted.',
  ],
  askSend: ['Gửi lại {n} lượt?', 'Send {n} again?'],
  askAside: ['Bỏ hẳn {n} lượt?', 'Set {n} aside for good?'],
  doSend: ['Gửi lại', 'Send again'],
  doAside: ['Bỏ hẳn', 'Set aside for good'],
  back: ['Thôi', 'Cancel'],
  close: ['Đóng', 'Close'],
  reasonLabel: ['Lý do bỏ', 'Why they are set aside'],
  reasonHint: ['Nêu rõ; không ghi thông tin cá nhân.', 'Say it clearly; no personal data please.'],
  needed: ['Xin nêu lý do.', 'Please give a reason.'],
  sent: [
    'Đã tính {kept} lượt; {again} lượt đã có sẵn trong sổ; {still} lượt vẫn bị từ chối và còn ở đây.',
    '{kept} counted; {again} stood in the ledger already; {still} refused again and still here.',
  ],
  set: ['Đã bỏ hẳn {n} lượt, đã ghi vào nhật ký.', '{n} set aside; it is written in the journal.'],
} as const satisfies Record<string, Phrase>;
