import type { SentenceTable } from '../problem.ts';

/** What the room `led` says about the device that drives a panel, by problem code. */
export const deviceSentences: SentenceTable = {
  'LED-40': {
    vi: 'Bảng cần {universes} universe; thiết bị Wi-Fi chỉ nhận {most} ({dots} điểm). Hãy chọn DDP, hoặc nối dây mạng.',
    en: 'The panel takes {universes} universes; a device on Wi-Fi holds {most} ({dots} dots). Choose DDP, or a cable.',
  },
  'LED-41': {
    vi: 'Universe cuối sẽ là {last}, quá giới hạn của E1.31. Universe đầu lớn nhất có thể là {fits}.',
    en: 'The last universe would be {last}, which E1.31 does not have. The first may be {fits} at the most.',
  },
  'LED-42': {
    vi: 'Universe đồng bộ trùng với universe của hình. Hãy dùng {fits}.',
    en: 'The universe of the sync packets is one of the picture’s. Use {fits} instead.',
  },
  'LED-43': {
    vi: 'Universe cuối sẽ là {last}, quá giới hạn của Art-Net. Universe đầu lớn nhất có thể là {fits}.',
    en: 'The last universe would be {last}, which Art-Net does not have. The first may be {fits} at the most.',
  },
  'LED-44': {
    vi: 'Bảng có {dots} điểm; một thông điệp OPC chỉ chứa {most}. Hãy chọn DDP hoặc chia bảng.',
    en: 'The panel has {dots} dots; a message of OPC holds {most}. Choose DDP, or divide the panel.',
  },
  'LED-45': {
    vi: 'Thiết bị này không hợp với loại đèn của bảng ({diodes}). Loại phù hợp: {fits}.',
    en: 'This device does not suit the panel’s diodes ({diodes}). What it suits: {fits}.',
  },
  'LED-46': {
    vi: 'Một hình cần {bytes} byte; vùng động của thẻ chứa {most}. Hãy chia bảng cho hai thẻ.',
    en: 'A picture takes {bytes} bytes; the card’s dynamic area holds {most}. Divide the panel between two cards.',
  },
  'LED-47': {
    vi: 'Qua Wi-Fi, {dots} điểm không theo kịp {frameRate} hình một giây. Hãy đặt {fits} hình một giây, hoặc nối dây mạng.',
    en: 'Over Wi-Fi, {dots} dots cannot follow {frameRate} frames a second. Set {fits} frames a second, or use a cable.',
  },
  'LED-48': {
    vi: 'Bảng {dots} điểm quá lớn cho Wi-Fi (tối đa {most}). Hãy nối dây mạng.',
    en: 'A panel of {dots} dots is too big for Wi-Fi ({most} at the most). Use a cable.',
  },
  'LED-49': {
    vi: 'Dây mạng 100 Mbit/s không tải nổi {dots} điểm với {frameRate} hình một giây; tối đa {fits} hình một giây (0: cần chia bảng).',
    en: 'A wire of 100 Mbit/s does not carry {dots} dots at {frameRate} frames a second; {fits} a second at the most (0: divide the panel).',
  },
  'LED-50': {
    vi: 'Địa chỉ {host} không thuộc mạng nội bộ. Thẻ LED không có mật khẩu, nên phải nằm trên đường dây riêng trong nhà.',
    en: 'The address {host} is not of a local network. LED cards ask for no password, so they stay on a wire of their own in the house.',
  },
  'LED-53': {
    vi: 'Thẻ BX-6 chưa được kiểm chứng trên phần cứng. Hãy bật «thử nghiệm» nếu vẫn muốn dùng.',
    en: 'BX-6 cards were never proved on hardware. Switch on “experimental” to use one all the same.',
  },
  'LED-55': {
    vi: 'Thiết bị của bảng LED không trả lời ({said}). Hãy kiểm tra nguồn và dây mạng; khi thiết bị trở lại, bảng tự hiện nội dung.',
    en: 'The panel’s device does not answer ({said}). Check its power and its cable; when it is back, the panel goes on by itself.',
  },
  'LED-56': {
    vi: 'Bảng LED đã hiện nội dung không phải của hệ thống ({said}); đang đặt lại. Hãy kiểm tra xem ai vào được thiết bị.',
    en: 'The panel showed what was not sent to it ({said}); it is being put right. Find out who can reach the device.',
  },
};
