import type { Phrase } from '../say.ts';

/** What the search for devices says. */
export const findWords = {
  find: ['Tìm thiết bị', 'Look for devices'],
  ask: ['Hỏi địa chỉ đã nhập', 'Ask the address above'],
  hint: [
    'Tìm trên mạng của {who}: nút Art-Net và thẻ Huidu tự trả lời; WLED, Onbon BX và Huidu được hỏi theo địa chỉ. Không đổi gì trên thiết bị.',
    'Looks on the network of {who}: Art-Net nodes and Huidu cards answer by themselves; WLED, Onbon BX and Huidu are asked by address. Nothing on a device is changed.',
  ],
  agent: ['máy tính nhỏ cạnh bảng', 'the computer beside the panel'],
  controller: ['máy chủ này', 'this controller'],
  looking: ['Đang tìm, chừng 5 giây…', 'Looking, about 5 seconds…'],
  none: [
    'Không có thiết bị nào trả lời. Kiểm tra dây mạng và nguồn, hoặc nhập địa chỉ rồi bấm «Hỏi địa chỉ đã nhập».',
    'No device answered. Check cable and power, or type the address and choose “Ask the address above”.',
  ],
  found: ['Thiết bị tìm thấy', 'Devices found'],
  take: ['Dùng {name}', 'Use {name}'],
} as const satisfies Record<string, Phrase>;
