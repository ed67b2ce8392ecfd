import type { Phrase } from '../say.ts';

/** What the search for devices says. */
export const findWords = {
  find: ['Tìm thiết bị', 'Look for devices'],
  ask: ['Hỏi địa chỉ đã nhập', 'Ask the address above'],
  hint: [
    'Tìm trên mạng của {who}: nút Art-Net, thẻ Huidu, Onbon BX và WLED tự trả lời; cũng cho biết ai khác đang gửi E1.31. Không đổi gì trên thiết bị.',
    'Looks on the network of {who}: Art-Net nodes, Huidu and Onbon BX cards and WLEDs answer by themselves; who else sends E1.31 is told too. Nothing on a device is changed.',
  ],
  agent: ['máy tính nhỏ cạnh bảng', 'the computer beside the panel'],
  controller: ['máy chủ này', 'this controller'],
  looking: ['Đang tìm, chừng 12 giây…', 'Looking, about 12 seconds…'],
  none: [
    'Không có thiết bị nào trả lời. Kiểm tra dây mạng và nguồn, hoặc nhập địa chỉ rồi bấm «Hỏi địa chỉ đã nhập».',
    'No device answered. Check cable and power, or type the address and choose “Ask the address above”.',
  ],
  found: ['Thiết bị tìm thấy', 'Devices found'],
  others: ['Nguồn E1.31 khác trên mạng này', 'Other sources of E1.31 on this network'],
  otherHint: [
    'Chọn universe khác với các nguồn này, nếu không hai bên ghi đè nhau.',
    'Take universes that these do not use, or both write over each other.',
  ],
  take: ['Dùng {name}', 'Use {name}'],
} as const satisfies Record<string, Phrase>;
