import type { SentenceTable } from '../problem.ts';

/** What the room `place` says to people, by problem code. */
export const placeSentences: SentenceTable = {
  'PLC-4': {
    vi: 'Các đơn vị này nằm vòng tròn, đơn vị này trực thuộc đơn vị kia: {units}.',
    en: 'These units form a circle, each below the other: {units}.',
  },
  'PLC-9': { vi: 'Mã «{id}» được dùng hai lần.', en: 'The id “{id}” is used twice.' },
  'PLC-10': {
    vi: 'Khoảng thời gian kết thúc ({to}) không sau ngày bắt đầu ({from}).',
    en: 'The stretch ends ({to}) no later than it begins ({from}).',
  },
  'PLC-11': { vi: 'Không có đơn vị nào mang mã «{unit}».', en: 'There is no unit with the id “{unit}”.' },
  'PLC-12': {
    vi: 'Không có múi giờ «{zone}». Ví dụ đúng: Asia/Ho_Chi_Minh.',
    en: 'There is no time zone “{zone}”. A correct one: Asia/Ho_Chi_Minh.',
  },
  'PLC-13': {
    vi: 'Đơn vị «{unit}» không thể kế thừa chính nó.',
    en: 'The unit “{unit}” cannot succeed itself.',
  },
  'PLC-14': {
    vi: 'Các phần tách từ đơn vị «{unit}» ngày {day} cộng lại lớn hơn cả đơn vị.',
    en: 'The shares split off from the unit “{unit}” on {day} add up to more than the whole.',
  },
  'PLC-15': {
    vi: 'Màn hình «{display}» thuộc hai đơn vị cùng một lúc kể từ {from}.',
    en: 'The display “{display}” belongs to two units at once from {from} on.',
  },
  'PLC-16': {
    vi: 'Màn hình «{display}» hôm nay không thuộc đơn vị nào.',
    en: 'The display “{display}” belongs to no unit today.',
  },
  'PLC-17': {
    vi: 'Màn hình «{display}» còn thuộc đơn vị «{unit}», đơn vị này hôm nay không hoạt động.',
    en: 'The display “{display}” still belongs to the unit “{unit}”, which does not stand today.',
  },
  'PLC-18': {
    vi: '{child} còn trực thuộc {parent}, đơn vị này hôm nay không hoạt động.',
    en: '{child} is still below {parent}, which does not stand today.',
  },
  'PLC-19': {
    vi: '{unit} đang trực thuộc nhiều đơn vị: {parents}.',
    en: '{unit} stands below more than one unit: {parents}.',
  },
  'PLC-20': {
    vi: 'Có hai đơn vị cùng tên {unit} (mã kia: {twin}). Có thể đã nhập hai lần.',
    en: 'There are two units named {unit} (the other id: {twin}). One may have been entered twice.',
  },
  'PLC-22': {
    vi: 'Có hai bảng giờ mở cửa cùng bắt đầu từ {from}.',
    en: 'Two patterns of opening hours begin on the same day ({from}).',
  },
};
