import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FAMILIES } from '../../../server/ratings/name-words.ts';
import { withoutPersonal } from '../../../server/ratings/personal.ts';

const FULL = [...FAMILIES].map((family) => family.charAt(0).toUpperCase() + family.slice(1));
const GIVEN = ['Văn Hùng', 'Thị Hoa', 'Thị Thanh Hằng', 'Quốc Bảo', 'An', 'Van Tuan'];
const TITLES = ['ông', 'bà', 'anh', 'chị', 'cô', 'chú', 'bác', 'em', 'đồng chí', 'đ/c', 'cán bộ', 'công chức', 'Mr', 'Mrs.'];
const BEFORE = ['Cảm ơn ', 'tôi gặp ', 'Quầy số 3, ', 'Rất tốt. ', '', 'yêu cầu ', 'thay mặt gia đình ', 'cảm ơn cho '];
const AFTER = [' phục vụ tốt', '. Tôi rất hài lòng.', ', xin cảm ơn', '! Không phải chờ lâu', ''];

describe('names in comments', () => {
  it('are masked after every title and with every family name, and nothing beside them', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FULL),
        fc.constantFrom(...GIVEN),
        fc.constantFrom('', ...TITLES.map((title) => `${title} `)),
        fc.constantFrom(...BEFORE),
        fc.constantFrom(...AFTER),
        (family, given, title, before, after) => {
          expect(withoutPersonal(`${before}${title}${family} ${given}${after}`)).toBe(`${before}${title}[tên]${after}`);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('masked once are masked for good, and words in small letters stay whatever they are', () => {
    const word = fc.constantFrom(
      ...TITLES,
      ...FULL,
      ...GIVEN,
      'Phường',
      'đường',
      'tốt',
      '12',
      '.',
      ',',
      'UBND',
      'Rất',
      '0903123456',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const once = withoutPersonal(words.join(' '));
        expect(withoutPersonal(once)).toBe(once);
        const small = words.filter((one) => /^[\p{Ll} ]+$/u.test(one)).join(' ');
        expect(withoutPersonal(small)).toBe(small);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['Chị Hoa rất nhiệt tình', 'Chị [tên] rất nhiệt tình'],
    ['CHỊ NGUYỄN THỊ LAN Ở QUẦY 2', 'CHỊ [tên] Ở QUẦY 2'],
    ['cô Thu, chị Hằng và anh Trường Giang', 'cô [tên], chị [tên] và anh [tên]'],
    ['Đồng chí Trần Quốc Toản ở UBND phường', 'Đồng chí [tên] ở UBND phường'],
    ['quầy 3 Nguyễn Thị Hoa chậm', 'quầy 3 [tên] chậm'],
    ['Hồ Văn An và Lê Hà My', '[tên] và [tên]'],
    ['Hoàng Mai Anh ở quận Hoàng Mai', '[tên] ở quận Hoàng Mai'],
    ['Nguyen Van An lam tot, chi Hoa o quay 3', '[tên] lam tot, chi [tên] o quay 3'],
    ['Mr. Smith was kind', 'Mr. [tên] was kind'],
    ['cán bộ tên Y Phôn', 'cán bộ tên [tên]'],
    ['họ tên: Nguyễn Văn A', 'họ tên: [tên]'],
  ])('%s', (text, masked) => {
    expect(withoutPersonal(text)).toBe(masked);
  });

  it.each([
    ...['Phường Lê Lợi', 'đường Nguyễn Trãi kẹt xe', 'quận Hoàng Mai', 'P. Nguyễn Trãi', 'Q.Hoàng Mai', 'duong Nguyen Trai'],
    ...[
      'Nhà ở 12 Nguyễn Trãi',
      'số 12/3 Lê Lợi',
      'TP Hồ Chí Minh',
      'Thành phố Hồ Chí Minh',
      'chủ tịch Hồ Chí Minh',
      'Hai Bà Trưng',
    ],
    ...[
      'đường Bà Triệu',
      'Phường Cầu Ông Lãnh',
      'cán bộ Phường Lê Lợi',
      'cán bộ UBND phường',
      'công chức Tư pháp',
      'cán bộ Thành phố Hà Nội',
    ],
    ...[
      'Ông/Bà làm tốt',
      'Anh Chị làm tốt',
      'Tôi gặp anh. Nhân viên niềm nở',
      'Anh ấy tốt',
      'tiếng Anh Tôi không biết',
      'Em Cảm ơn',
    ],
    ...['Hồ Sơ chậm', 'Hồ sơ của tôi', 'Lý do không rõ', 'Đỗ xe khó', 'Hà Nội đẹp', 'Cần bố trí chỗ ngồi. Rất mong'],
  ])('stays: %s', (text) => {
    expect(withoutPersonal(text)).toBe(text);
  });
});

describe('numbers in comments', () => {
  it.each([
    ['Gọi 0903 123 456, CCCD 001099012345', 'Gọi [số], CCCD [số]'],
    ['xe 29A-123.45, 59X1 123.45 và 51F1-2345', 'xe [biển số], [biển số] và [biển số]'],
    ['sinh 01/02/1990', 'sinh [số]'],
    ['ngày 23/11/2026 8 giờ', 'ngày 23/11/2026 8 giờ'],
    ['Nghị định 61/2018/NĐ-CP, hồ sơ H-1234', 'Nghị định 61/2018/NĐ-CP, hồ sơ H-1234'],
    ['0903 23/11/2026-0903', '[số]'],
  ])('%s', (text, masked) => {
    expect(withoutPersonal(text)).toBe(masked);
  });
});
