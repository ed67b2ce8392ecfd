import { css, html, type TemplateResult } from 'lit';
import { amountWords } from '../../../content/slide/templates/score-words.ts';
import type { RankingAnswer } from '../../../content/wire/rating-api.ts';
import { clockWords, dayWords, localOf } from '../look/times.ts';
import { bandsOf, quarterBefore, quarterOf } from './leader-bands.ts';

/* A4 as Nghị định 30/2020 lays an official paper out; Vietnamese whatever the desk speaks. Number, signature and seal stay blank. */
export const sheetLook = css`
  .sheet { display: none; }
  @media print {
    .screen { display: none !important; }
    .sheet { display: block; color: #000; background: #fff; font: 13pt/1.35 'Times New Roman', Tinos, serif; }
    .sheet .heads { display: grid; grid-template-columns: 2fr 3fr; text-align: center; margin-bottom: 6pt; }
    .sheet .heads p { font-size: 12pt; text-wrap: balance; } .sheet .caps { font-weight: bold; } .sheet .heads .motto { font-size: 13pt; font-weight: bold; }
    .sheet .ruled::after { content: ''; display: block; border-top: 1pt solid #000; margin: 2pt auto 0; width: 40%; }
    .sheet .motto.ruled::after { width: 62%; }
    .sheet .heads .date { font-style: italic; font-size: 13pt; margin-top: 4pt; } .sheet .heads .number { font-size: 13pt; margin-top: 4pt; }
    .sheet h2 { font: bold 14pt/1.3 inherit; font-size: 14pt; text-align: center; margin: 14pt 0 0; } .sheet .about { text-align: center; font-weight: bold; font-size: 14pt; margin-bottom: 10pt; text-wrap: balance; }
    .sheet p.text { text-align: justify; text-indent: 1.27cm; margin-top: 6pt; }
    .sheet table { font: 11.5pt/1.25 'Times New Roman', Tinos, serif; margin-top: 8pt; width: calc(100% - 1pt); border-collapse: collapse; }
    .sheet th, .sheet td { border: 0.75pt solid #000; padding: 3pt 4pt; color: #000; font-size: 11.5pt; } .sheet td { text-align: center; }
    .sheet thead th { text-align: center; } .sheet thead { display: table-header-group; } .sheet tr { break-inside: avoid; }
    .sheet tbody th { font-weight: normal; width: 32%; } .sheet td.grade { text-align: start; font-weight: bold; }
    .sheet tbody tr:last-child td, .sheet tbody tr:last-child th { border-bottom: 0.75pt solid #000; }
    .sheet .signing { display: grid; grid-template-columns: 1fr 1fr; text-align: center; font-weight: bold; margin-top: 14pt; padding-bottom: 2.4cm; }
    .sheet .witness { border-top: 0.75pt solid #000; padding-top: 4pt; font-size: 10pt; overflow-wrap: anywhere; }
    /* The foot is of one piece and never alone: the last rows go with it to its page. */
    .sheet tbody.end { break-inside: avoid; } .sheet tr.title { break-after: avoid; } .sheet td.foot { border: 0 !important; padding: 0; text-align: start; }
  }
`;

const pad = (value: number, until: number) => (value < until ? `0${value}` : String(value));

/** «ngày 05 tháng 02 năm 2026»: days below ten and the months 1 and 2 have a zero before them. */
const officialDay = (day: string): string => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return `ngày ${pad(date, 10)} tháng ${pad(month, 3)} năm ${year}`;
};

const number = (value: number) => String(Math.round(value * 10) / 10).replace('.', ',');
const tenth = (value: number) => value.toFixed(1).replace('.', ',');
/** The quarter is named only where it is not the one before: «+1,2 (quý II/2026)». */
const change = ({ change: value, since }: RankingAnswer['ranked'][number], before: string) => {
  if (value === null || since === null) return '–';
  const { n, year } = quarterOf(since);
  const words = `${value > 0 ? '+' : value < 0 ? '−' : ''}${tenth(Math.abs(value))}`;
  return since === before ? words : `${words} (quý ${n}/${year})`;
};

interface Line {
  readonly isTitle: boolean;
  readonly row: TemplateResult;
}

const titleLine = (words: string): Line => ({
  isTitle: true,
  row: html`<tr class="title"><td class="grade" colspan="6">${words}</td></tr>`,
});
const unitLine = (row: TemplateResult): Line => ({ isTitle: false, row });

const linesOf = (answer: RankingAnswer): readonly Line[] => [
  ...bandsOf(answer).flatMap(({ band, rows }) => [
    titleLine(`Nhóm ${band}`),
    ...rows.map((row) =>
      unitLine(html`<tr><th scope="row">${row.unitName}</th><td>${amountWords(row.score.count)}</td><td>${row.score.percent}%</td>
        <td>${row.score.low}–${row.score.high}%</td><td>${change(row, quarterBefore(answer))}</td><td>${tenth(100 * row.verifiedShare)}%</td></tr>`),
    ),
  ]),
  ...apart('Số liệu không toàn vẹn (sổ đánh giá của quý này đang được kiểm tra)', answer.broken),
  ...apart('Chưa đủ lượt đánh giá để xếp nhóm (dưới 30 lượt)', answer.notEnough),
  ...apart('Không so sánh được (địa giới thay đổi trong quý)', answer.notComparable),
  ...apart('Không xếp nhóm (đã tính cả các đơn vị bên dưới)', answer.above),
];

const apart = (title: string, units: RankingAnswer['notEnough']): readonly Line[] =>
  units.length === 0
    ? []
    : [
        titleLine(title),
        ...units.map(({ unitName, score }) =>
          unitLine(
            html`<tr><th scope="row">${unitName}</th><td>${score.shown === 'broken' ? '–' : amountWords(score.count)}</td><td colspan="4">–</td></tr>`,
          ),
        ),
      ];

/** So many of the last units stand on the page of the foot at least. */
const WITH_FOOT = 2;

/** Where the lines begin that go with the foot; no title is left behind without its units. */
const endOf = (lines: readonly Line[]): number => {
  const from = Math.max(0, lines.length - WITH_FOOT);
  return lines[from - 1]?.isTitle ? from - 1 : from;
};

/** The foot is a row of the table: only what stands in one section is kept together on every page. */
const table = (answer: RankingAnswer) => {
  const lines = linesOf(answer);
  const end = endOf(lines);
  const rows = (some: readonly Line[]) => some.map(({ row }) => row);
  return html`<table>
  <thead><tr><th>Đơn vị</th><th>Số lượt</th><th>Tỷ lệ hài lòng</th><th>Khoảng tin cậy 95%</th><th>So với quý trước (điểm %)</th><th>Đã xác thực</th></tr></thead>
  <tbody>${rows(lines.slice(0, end))}</tbody>
  <tbody class="end">${rows(lines.slice(end))}<tr><td class="foot" colspan="6">
    <div class="signing"><p>NGƯỜI LẬP</p><p>THỦ TRƯỞNG ĐƠN VỊ</p></div>
    <p class="witness">${witness(answer)}</p></td></tr></tbody>
</table>`;
};

const witness = ({ checkpoint }: RankingAnswer) =>
  checkpoint === null
    ? 'Chưa có dấu chứng thực của sổ đánh giá.'
    : html`Dấu chứng thực của sổ đánh giá: ${amountWords(checkpoint.size)} bản ghi; ký lúc ${clockWords(checkpoint.time)} ngày ${dayWords(localOf(checkpoint.time).day)};
        mã gốc (SHA-256): ${checkpoint.root}. Ai có bản sao của sổ cũng tính lại được các con số này.`;

const quarterWords = (first: string) => {
  const { n, year } = quarterOf(first);
  return `quý ${n} năm ${year}`;
};

const how = ({
  shrinkage,
  pooled,
}: RankingAnswer) => html`<p class="text">Các đơn vị được xếp thành nhóm theo (số hài lòng + m × tỷ lệ chung) / (số lượt + m), với m = ${shrinkage} và tỷ lệ chung ${number(100 * pooled)}%.
    Mỗi nhóm gồm đơn vị cao nhất nhóm và những đơn vị có khoảng tin cậy (sau khi cộng thêm m lượt như trên) chồng lên khoảng của đơn vị đó; vì vậy hai đơn vị ở sát hai bên ranh giới của hai nhóm có thể chênh nhau rất ít, không nên đánh giá chỉ theo nhóm. Thứ tự trong nhóm theo tên.</p>`;

/** The quarter on paper. `office`: whose paper it is; `at`: when the figures were told. */
export const leaderSheet = (answer: RankingAnswer, office: string, at: number) => {
  const today = localOf(at).day;
  return html`<article class="sheet" lang="vi">
  <header class="heads">
    <div><p class="caps ruled">${office.toLocaleUpperCase('vi')}</p><p class="number">Số: ……/……</p></div>
    <div><p class="caps">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p class="motto ruled">Độc lập - Tự do - Hạnh phúc</p>
      <p class="date">……………, ${officialDay(today)}</p></div>
  </header>
  <h2>BÁO CÁO</h2>
  <p class="about ruled">Kết quả tự đánh giá mức độ hài lòng tại chỗ, ${quarterWords(answer.first)}</p>
  <p class="text">Số liệu từ ngày ${dayWords(answer.first)} đến ngày ${dayWords(answer.last < today ? answer.last : today)}, lấy lúc ${clockWords(at)} ngày ${dayWords(today)}, là ý kiến người dân tự đánh giá tại chỗ, không phải Chỉ số SIPAS.
    Tỷ lệ hài lòng tính trên tất cả lượt hợp lệ, kể cả mức «Bình thường». Mục tiêu: ${number(answer.target)}%.</p>
  ${answer.ranked.length === 0 ? '' : how(answer)}
  ${table(answer)}
</article>`;
};
