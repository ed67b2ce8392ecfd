import type { SentenceTable } from '../problem.ts';

/** What the room `led` says to people, by problem code. */
export const ledSentences: SentenceTable = {
  'LED-3': {
    vi: 'Bảng chỉ cao {height} hàng điểm. Dưới {least} hàng, dấu của chữ tiếng Việt dính vào nhau («mỉm» thành «mím»), nên không hiển thị được.',
    en: 'The panel is only {height} rows high. Below {least} rows the marks of Vietnamese letters fuse («mỉm» becomes «mím»), so nothing is shown.',
  },
  'LED-4': {
    vi: 'Chữ {rows} hàng không có ký tự «{character}» ({codepoint}). Hãy thay bằng ký tự khác.',
    en: 'The letters of {rows} rows lack the character «{character}» ({codepoint}). Please use another one.',
  },
  'LED-5': {
    vi: 'Không có chữ {rows} hàng cho bảng cao {height} hàng; dùng chữ {used} hàng thay thế.',
    en: 'There are no letters of {rows} rows for a panel {height} rows high; those of {used} rows are used instead.',
  },
  'LED-7': {
    vi: 'Từ «{word}» rộng hơn bảng nên bị ngắt giữa chừng. Hãy chọn cỡ chữ nhỏ hơn hoặc cho chữ chạy.',
    en: 'The word «{word}» is wider than the panel and is broken. Choose smaller letters, or let the words scroll.',
  },
  'LED-8': {
    vi: 'Nội dung cần {lines} dòng nhưng bảng chỉ đủ chỗ cho {fits} dòng khi đứng yên. Hãy cho chữ chạy hoặc lật trang.',
    en: 'The words need {lines} lines, and only {fits} fit when they stand still. Let them scroll or turn pages.',
  },
  'LED-15': {
    vi: 'Không có giá trị tự động «{name}». Có thể dùng: score, date, time, lunar.',
    en: 'There is no live value «{name}». There are: score, date, time, lunar.',
  },
  'LED-19': {
    vi: 'Bảng có {dots} điểm, quá lớn (tối đa 1.048.576 điểm).',
    en: 'The panel has {dots} dots, which is too many (at most 1,048,576).',
  },
  'LED-20': {
    vi: 'Kích thước mô-đun không chia hết tủ số {number}.',
    en: 'Modules of this size do not fill cabinet {number} evenly.',
  },
  'LED-21': { vi: 'Tủ số {number} nằm ra ngoài bảng.', en: 'Cabinet {number} reaches beyond the panel.' },
  'LED-22': { vi: 'Tủ số {one} và tủ số {other} chồng lên nhau.', en: 'Cabinets {one} and {other} overlap.' },
  'LED-23': {
    vi: 'Còn {dots} điểm của bảng chưa thuộc tủ nào.',
    en: '{dots} dots of the panel belong to no cabinet.',
  },
  'LED-24': {
    vi: 'Chữ {rows} hàng: nhiều chữ có dấu chỉ khác nhau hai điểm. Chỉ nên dùng cho câu cố định đã đọc thử; chữ tự do cần {wanted} hàng.',
    en: 'At {rows} rows many marked letters differ by two dots only. Use it for fixed, proof-read words; free text needs {wanted} rows.',
  },
  'LED-25': {
    vi: 'Chữ hoa cao {height} cm: đọc thoải mái từ {ease} m, ban đêm tối đa {limit} m; người xem đứng cách {distance} m nên chữ hoa cần cao {needed} điểm.',
    en: 'Capitals are {height} cm high: easy from {ease} m, at night {limit} m at the most; people stand {distance} m away, which needs capitals of {needed} dots.',
  },
  'LED-26': {
    vi: 'Người xem đứng cách {distance} m sẽ thấy từng điểm sáng; bảng P{pitch} nên xem từ {nearest} m trở ra.',
    en: 'From {distance} m people see single dots; a P{pitch} panel is best seen from {nearest} m or more.',
  },
  'LED-27': {
    vi: 'Chưa biết khoảng cách người xem, nên chưa kiểm tra được cỡ chữ.',
    en: 'The viewing distance is not known, so letter heights were not checked.',
  },
  'LED-28': {
    vi: 'Bảng chỉ hiện được {inSight} tiếng một lúc khi chữ chạy; nên có ít nhất {wanted} tiếng. Hãy lật trang thay vì chạy chữ.',
    en: 'Only {inSight} syllables are in sight while the words scroll; it should be {wanted} or more. Turn pages instead.',
  },
  'LED-29': {
    vi: 'Để chữ chạy đều, tốc độ thật trên bảng này là {real} tiếng một giây (đã chọn {speed}).',
    en: 'To move evenly, the words run at {real} syllables a second on this panel ({speed} was chosen).',
  },
  'LED-30': {
    vi: 'Màu {colour} quá tối, gần như không thấy trên bảng LED.',
    en: 'The colour {colour} is too dark to be seen on a LED panel.',
  },
  'LED-39': {
    vi: 'Dòng chữ dài {length} ký tự, tối đa {most}. Hãy rút gọn hoặc chia thành nhiều dòng.',
    en: 'The line has {length} characters, at most {most} are allowed. Shorten it or make several lines of it.',
  },
  'LED-60': {
    vi: 'Bảng LED «{display}» chưa được thiết lập. Hãy mở mục Thiết lập bảng LED của màn hình này.',
    en: 'The LED panel “{display}” has not been set up. Open its set-up.',
  },
  'LED-61': {
    vi: 'Bảng LED «{display}» rộng {width} × {height} điểm, nhưng màn hình được khai là {screenWidth} × {screenHeight}.',
    en: 'The LED panel “{display}” has {width} × {height} dots, yet its screen is given as {screenWidth} × {screenHeight}.',
  },
  'LED-62': {
    vi: 'Thẻ phát nối bằng cáp HDMI thì phải do cửa sổ HDMI trên trình duyệt điều khiển.',
    en: 'A sending card on a HDMI cable is driven by the HDMI window of a browser.',
  },
  'LED-63': {
    vi: 'Cửa sổ HDMI chỉ điều khiển được thẻ phát nối bằng cáp HDMI; thiết bị này cần phần mềm trạm hoặc máy chủ.',
    en: 'The HDMI window drives sending cards only; this device needs the agent or the controller.',
  },
  'LED-64': {
    vi: 'Còn {open} mục an toàn chưa được xác nhận. Bảng LED chỉ được dùng khi đã xác nhận đủ.',
    en: '{open} points of the security list have not been ticked. The panel is used when all of them are.',
  },
  'LED-65': {
    vi: 'Hãy viết dòng chữ để lại trên bảng khi dừng, hoặc chọn để bảng tối.',
    en: 'Write the words that stay on the panel when it is stopped, or let it go dark.',
  },
  'LED-71': {
    vi: 'Bảng LED không thể hiện được trang «{slide}» (hình, video hoặc bảng số liệu); bảng sẽ bỏ qua trang này.',
    en: 'A LED panel cannot say the slide “{slide}” (a picture, a video or a table); it passes it over.',
  },
  'LED-72': {
    vi: 'Dòng chữ cần {needs} giây để hiện trọn một lượt, nhưng mỗi lần chỉ được {dwell} giây. Hãy tăng thời gian hoặc rút gọn.',
    en: 'The line needs {needs} seconds for one pass, yet its turn lasts {dwell} seconds. Give it longer, or shorten it.',
  },
  'LED-70': {
    vi: 'Màn hình «{display}» không phải bảng LED nên không có thiết lập bảng LED.',
    en: 'The display “{display}” is no LED panel, so it has no LED set-up.',
  },
};
