import type { Phrase } from '../say.ts';

/** The words of the leader's page. */
export const leaderWords = {
  page: ['Các đơn vị theo quý', 'The units by quarter'],
  intro: [
    'Đơn vị được xếp thành nhóm, không xếp hạng 1, 2, 3…: trong một nhóm, chênh lệch chưa đủ để nói ai hơn ai. Trong nhóm xếp theo tên.',
    'Units stand in bands, not in places 1, 2, 3…: within a band the differences are too small to tell. Within a band they go by name.',
  ],
  quarter: ['Quý {n}/{year}', 'Quarter {n}/{year}'],
  before: ['Quý trước', 'The quarter before'],
  after: ['Quý sau', 'The quarter after'],
  print: ['In bản A4', 'Print on A4'],
  band: ['Nhóm {n}', 'Band {n}'],
  unit: ['Đơn vị', 'Unit'],
  share: ['Hài lòng', 'Satisfied'],
  interval: ['Khoảng tin cậy 95%', '95% interval'],
  answers: ['Số lượt', 'Answers'],
  change: ['So với quý trước', 'Since last quarter'],
  sinceQuarter: ['so với quý {n}/{year}', 'since {n}/{year}'],
  noChange: ['chưa so được', 'not comparable'],
  changePoints: ['{n} điểm %', '{n} points'],
  verified: ['Đã xác thực', 'Verified'],
  chart: [
    'Tỷ lệ và khoảng tin cậy của từng đơn vị; nét đứt là mục tiêu',
    'Share and interval of each unit; the dashed line is the target',
  ],
  notEnough: ['Chưa đủ lượt để xếp nhóm (dưới 30)', 'Not enough answers for a band (fewer than 30)'],
  notComparable: ['Không so sánh được: địa giới thay đổi trong quý', 'Not comparable: borders changed in the quarter'],
  above: ['Không xếp nhóm: đã tính cả các đơn vị bên dưới', 'Without a band: counts the units below, too'],
  broken: [
    'Số liệu không toàn vẹn: sổ đánh giá của quý này đang được kiểm tra',
    'Figures not sound: the ledger of this quarter is being examined',
  ],
  none: ['Chưa có đơn vị nào có lượt đánh giá trong quý này', 'No unit has answers in this quarter'],
  noneHint: ['Khi có lượt đánh giá, các nhóm hiện ở đây.', 'Once there are answers, the bands stand here.'],
  noBands: ['Chưa đơn vị nào đủ 30 lượt để xếp nhóm.', 'No unit has the 30 answers that a band needs.'],
  how: ['Cách xếp nhóm', 'How the bands are made'],
  how1: [
    'Mỗi đơn vị được tính (số hài lòng + m × tỷ lệ chung) / (số lượt + m), với m = {m} và tỷ lệ chung {pooled}%. Đơn vị ít lượt vì thế không bị đẩy lên hay xuống do may rủi.',
    'Each unit is taken as (satisfied + m × pooled share) / (answers + m), with m = {m} and a pooled share of {pooled}%. So chance does not push small units up or down.',
  ],
  how2: [
    'Chỉ xếp đơn vị có từ 30 lượt; không xếp hạng cá nhân.',
    'Only units with 30 answers or more; persons are never ranked.',
  ],
  border: [
    'Mỗi nhóm gồm đơn vị cao nhất nhóm và những đơn vị có khoảng tin cậy (sau khi cộng thêm {m} lượt theo tỷ lệ chung) chồng lên khoảng của đơn vị đó; vì vậy hai đơn vị ở sát hai bên ranh giới của hai nhóm có thể chênh nhau rất ít, không nên đánh giá chỉ theo nhóm.',
    'A band holds its highest unit and all whose interval (after {m} answers at the pooled share are added) overlaps that unit’s; so neighbours on either side of a border may be close and should not be judged by the band alone.',
  ],
  checkpoint: [
    'Dấu chứng thực: {size} bản ghi, ký lúc {moment}, mã gốc {root}',
    'Witness: {size} records, signed at {moment}, root {root}',
  ],
  asOf: ['Số liệu lúc {moment}, tự cập nhật.', 'Figures as of {moment}, kept up to date.'],
  noCheckpoint: ['Chưa có dấu chứng thực.', 'No witness yet.'],
  counts: ['{satisfied} trên {count} lượt hài lòng', '{satisfied} of {count} {n|answer|answers} satisfied'],
} as const satisfies Record<string, Phrase>;
