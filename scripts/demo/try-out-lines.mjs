/**
 * What one can open oneself in the demonstration. Tablet and television show a code that somebody types at the desk: nobody gets in
 * without the account that the set-up link makes.
 *
 * @param {string} url
 */
export const tryOutLines = (url) => `
Xem thử, Phường Tân Định nhận đánh giá cả ngày / to try out; Tân Định takes answers at any hour:
  Điện thoại / phone      ${url}/r/quay-tan-dinh
  Máy đánh giá / kiosk    ${url}/kiosk/   «Máy đánh giá mở thử»
  Ti vi / television      ${url}/tv/      «TV mở thử»
Máy đánh giá và ti vi hiện mã 8 chữ: trên bàn điều khiển bấm Màn hình > Ghép màn hình mới, gõ mã, chọn tên trên, bấm Ghép màn hình.
Kiosk and television show a code of 8 letters: at the desk press Displays > Pair a display, type it, choose the name above, press Pair.
`;
