import type { Library } from '../../content/library.ts';
import { defaultRating, type RatingPoint, type RatingSettings } from '../../content/score/settings.ts';
import type { Slide } from '../../content/slide/slide.ts';
import { DISTRICT, demoUnits, ROOT_UNIT } from './places.ts';

/** Where the demonstration's codes lead until `codesLeadTo` says otherwise: this machine. */
const ADDRESS = 'http://127.0.0.1:8080';

/** The wards, by id and name. */
export const demoWards = (): { readonly id: string; readonly name: string }[] =>
  demoUnits('', '').filter(({ id }) => id !== ROOT_UNIT && id !== DISTRICT);

/** In each ward a tablet, a code on the screen, one on paper, and the one-stop software. */
export const demoRating = (): RatingSettings => ({
  ...defaultRating(),
  address: ADDRESS,
  counters: demoWards().flatMap(({ id }) => ['1', '2'].map((n) => ({ id: `quay-${n}`, unit: id, name: `Quầy số ${n}` }))),
  points: demoWards().flatMap(({ id }) => [
    point(`may-${id}`, id, 'Quầy số 1', 'kiosk', 'quay-1'),
    point(`man-hinh-${id}`, id, 'Sảnh tiếp dân', 'screen', null),
    point(`quay-${id}`, id, 'Quầy số 2', 'printed', 'quay-2'),
    point(`mot-cua-${id}`, id, 'Phần mềm một cửa', 'import', null),
  ]),
});

const point = (id: string, unit: string, name: string, kind: RatingPoint['kind'], counter: string | null): RatingPoint => ({
  ...{ id, unit, name, counter, scale: 'nam-muc', kind },
  active: true,
});

const own = (id: string, name: string) => ({ id, name, theme: null, locked: null });

/** Each ward's score today beside the quarter, its rotating code, and the board of all wards. */
export const demoScoreSlides = (): Slide[] => [
  ...demoWards().flatMap(({ id, name }): Slide[] => [
    {
      ...own(`hai-long-${id}`, `Mức độ hài lòng, ${name} (số liệu minh họa)`),
      template: 'score',
      title: 'MỨC ĐỘ HÀI LÒNG (SỐ LIỆU MINH HỌA)',
      unit: id,
      window: 'day',
      beside: 'quarter',
    },
    {
      ...own(`ma-danh-gia-${id}`, `Mã QR đánh giá, ${name}`),
      template: 'qr',
      title: 'MỜI ÔNG/BÀ ĐÁNH GIÁ',
      text: `Quét mã bằng điện thoại, chọn một mức.\nTrang mở ra phải ghi «${name}».`,
      url: `${ADDRESS}/r/man-hinh-${id}`,
      point: `man-hinh-${id}`,
    },
  ]),
  {
    ...own('bang-hai-long', 'Bảng mức độ hài lòng các phường (số liệu minh họa)'),
    template: 'board',
    title: 'MỨC ĐỘ HÀI LÒNG TRONG QUÝ (SỐ LIỆU MINH HỌA)',
    units: demoWards().map(({ id }) => id),
    window: 'quarter',
  },
];

/** The library with all codes leading to the controller at `address` (an origin). */
export const codesLeadTo = (library: Library, address: string): Library => ({
  ...library,
  rating: { ...library.rating, address },
  slides: library.slides.map((slide) =>
    slide.template === 'qr' && slide.url.startsWith(`${ADDRESS}/`)
      ? { ...slide, url: address + slide.url.slice(ADDRESS.length) }
      : slide,
  ),
});
