import { z } from 'zod';
import { scoreWindowSchema } from '../../../content/score/windows.ts';
import { hashSchema, type Slide, type Template } from '../../../content/slide/slide.ts';
import { blankLed, ledForm } from '../led/led-form.ts';
import type { Phrase } from '../say.ts';

const words = z.string();
const maybe = z.string().nullable();
const media = z.object({ hash: hashSchema, width: z.number(), height: z.number(), alt: words });
const fit = z.enum(['cover', 'contain']);
const align = z.enum(['start', 'center', 'end']);
const common = {
  id: words,
  name: words,
  theme: maybe,
  locked: z.object({ pack: words, slide: words }).nullable(),
};

/** A slide while it is being written: the shape of a slide, but words may be missing or too long and a picture not yet chosen. */
export const slideFormSchema = z.discriminatedUnion('template', [
  z.object({ ...common, template: z.literal('motto'), title: maybe, phrases: z.array(words), source: maybe }),
  z.object({ ...common, template: z.literal('statement'), title: maybe, lines: z.array(words), source: maybe }),
  z.object({ ...common, template: z.literal('notice'), title: words, body: words, footer: maybe }),
  z.object({
    ...common,
    template: z.literal('hours'),
    title: words,
    rows: z.array(z.object({ days: words, hours: words })),
    note: maybe,
  }),
  z.object({ ...common, template: z.literal('captioned'), picture: media.nullable(), caption: words }),
  z.object({ ...common, template: z.literal('picture'), picture: media.nullable(), fit }),
  z.object({ ...common, template: z.literal('video'), video: media.nullable(), poster: media.nullable(), fit }),
  z.object({
    ...common,
    template: z.literal('table'),
    title: words,
    columns: z.array(z.object({ label: words, align })),
    rows: z.array(z.array(words)),
    source: maybe,
  }),
  z.object({ ...common, template: z.literal('qr'), title: words, text: maybe, url: words }),
  z.object({
    ...common,
    template: z.literal('score'),
    title: words,
    unit: words,
    window: scoreWindowSchema,
    beside: scoreWindowSchema.optional(),
  }),
  z.object({ ...common, template: z.literal('board'), title: words, units: z.array(words), window: scoreWindowSchema }),
  z.object({ ...common, template: z.literal('clock'), title: maybe, date: z.boolean() }),
  z.object({ ...common, template: z.literal('ticker'), text: words }),
  z.object({ ...common, ...ledForm }),
]);
export type SlideForm = z.infer<typeof slideFormSchema>;
export type FormMedia = z.infer<typeof media>;

/** The form in a draft's body, or null when it is none. */
export const readSlideForm = (body: unknown): SlideForm | null => slideFormSchema.safeParse(body).data ?? null;

/** What can be drawn of the form: null while its picture or video is missing. */
export const drawable = (form: SlideForm): Slide | null => {
  if (form.template === 'captioned' || form.template === 'picture')
    return form.picture === null ? null : { ...form, picture: form.picture };
  if (form.template === 'video') return form.video === null ? null : { ...form, video: form.video };
  return form;
};

/** What each template is for; in the order in which officers choose. */
export const TEMPLATES: readonly { template: Template; icon: string; name: Phrase; use: Phrase }[] = [
  {
    template: 'motto',
    icon: 'quote',
    name: ['Phương châm', 'Motto'],
    use: ['Một đến tám cụm từ, thật lớn', 'One to eight phrases, very large'],
  },
  {
    template: 'statement',
    icon: 'message-square-text',
    name: ['Trích dẫn', 'Statement'],
    use: ['Câu chữ kèm nguồn', 'Sentences with their source'],
  },
  { template: 'notice', icon: 'scroll-text', name: ['Thông báo', 'Notice'], use: ['Tiêu đề và nội dung', 'A title and a text'] },
  { template: 'hours', icon: 'clock', name: ['Giờ làm việc', 'Opening hours'], use: ['Bảng ngày và giờ', 'Days and hours'] },
  {
    template: 'captioned',
    icon: 'image',
    name: ['Hình và chú thích', 'Picture with caption'],
    use: ['Hình kèm một dòng chữ', 'A picture and a line'],
  },
  {
    template: 'picture',
    icon: 'image',
    name: ['Hình toàn màn', 'Full picture'],
    use: ['Hình phủ cả màn hình', 'A picture on the whole screen'],
  },
  { template: 'table', icon: 'table-2', name: ['Bảng số liệu', 'Table'], use: ['Xếp hạng, chỉ số', 'Ranks and figures'] },
  { template: 'qr', icon: 'qr-code', name: ['Mã QR', 'QR code'], use: ['Đường dẫn kèm lời mời', 'A link with an invitation'] },
  {
    template: 'score',
    icon: 'gauge',
    name: ['Mức độ hài lòng', 'Satisfaction'],
    use: ['Số liệu trực tiếp của đơn vị', 'A unit’s live figures'],
  },
  {
    template: 'board',
    icon: 'gauge',
    name: ['Bảng hài lòng', 'Satisfaction board'],
    use: ['Số liệu trực tiếp của nhiều đơn vị', 'Live figures of several units'],
  },
  { template: 'clock', icon: 'clock', name: ['Đồng hồ', 'Clock'], use: ['Giờ và ngày', 'Time and date'] },
  {
    template: 'ticker',
    icon: 'panel-bottom',
    name: ['Dòng chữ', 'Ticker'],
    use: ['Một dòng ở cuối màn hình', 'One line at the bottom'],
  },
  {
    template: 'led',
    icon: 'grip',
    name: ['Bảng LED', 'LED panel'],
    use: ['Chữ điểm cho bảng LED', 'Words in dots for a LED panel'],
  },
  { template: 'video', icon: 'video', name: ['Video', 'Video'], use: ['Phim ngắn không tiếng', 'A short silent film'] },
];

/** A slide of this template with nothing written yet. */
export const blankSlide = (template: Template, id: string): SlideForm => {
  const own = { id, name: '', theme: null, locked: null };
  switch (template) {
    case 'motto':
      return { ...own, template, title: null, phrases: [''], source: null };
    case 'statement':
      return { ...own, template, title: null, lines: [''], source: null };
    case 'notice':
      return { ...own, template, title: '', body: '', footer: null };
    case 'hours':
      return {
        ...own,
        template,
        title: 'GIỜ LÀM VIỆC',
        rows: [{ days: 'Thứ Hai – thứ Sáu', hours: '07:30–11:30, 13:30–17:00' }],
        note: null,
      };
    case 'captioned':
      return { ...own, template, picture: null, caption: '' };
    case 'picture':
      return { ...own, template, picture: null, fit: 'cover' };
    case 'video':
      return { ...own, template, video: null, poster: null, fit: 'contain' };
    case 'table':
      return {
        ...own,
        template,
        title: '',
        columns: [
          { label: 'Đơn vị', align: 'start' },
          { label: 'Điểm', align: 'end' },
        ],
        rows: [['', '']],
        source: null,
      };
    case 'qr':
      return { ...own, template, title: '', text: null, url: 'https://' };
    case 'score':
      return { ...own, template, title: 'Mức độ hài lòng', unit: '', window: 'week' };
    case 'board':
      return { ...own, template, title: 'Mức độ hài lòng', units: [], window: 'quarter' };
    case 'clock':
      return { ...own, template, title: null, date: true };
    case 'ticker':
      return { ...own, template, text: '' };
    case 'led':
      return { ...own, ...blankLed() };
    default:
      return template satisfies never;
  }
};
