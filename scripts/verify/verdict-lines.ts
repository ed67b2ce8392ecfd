import { DEFAULT_TIME_ZONE } from '../../content/place/tree.ts';
import type { FolderVerdict } from '../../server/ledger/ratings/verify-folder.ts';
import type { Beside } from '../../server/ledger/ratings/verify-ledger.ts';
import type { Fault } from '../../server/ledger/ratings/walk.ts';

type Words = { readonly vi: string; readonly en: string };

const WHY: Readonly<Record<Fault['why'], Words>> = {
  missing: { vi: 'bị mất hoặc bị chèn', en: 'is missing, or one was put in' },
  changed: { vi: 'đã bị sửa', en: 'was changed' },
  unreadable: { vi: 'không đọc được', en: 'cannot be read' },
  unsound: { vi: 'không thể đứng sau các bản ghi trước nó', en: 'cannot follow on those before it' },
  rewritten: { vi: 'đã bị viết lại (không khớp cây băm hoặc điểm kiểm tra)', en: 'was rewritten (not the tree that was signed)' },
  cut: { vi: 'đã bị cắt bỏ (điểm kiểm tra đã ký có nhiều bản ghi hơn)', en: 'was cut off (a signed checkpoint had more)' },
};

/** Which rule of a sound ledger a record breaks, for who does not know the rules by number. */
const RULE: Readonly<Record<string, Words>> = {
  'LDG-11': { vi: 'số thứ tự sai: có bản ghi bị đổi chỗ, mất hoặc chèn', en: 'out of order: swapped, missing or put in' },
  'LDG-12': { vi: 'thời gian lùi về trước', en: 'its time goes back' },
  'LDG-13': { vi: 'không khớp với kỳ đã chốt', en: 'it does not fit the closed period' },
  'LDG-14': { vi: 'lượt hoặc phiếu này đã được ghi trước đó', en: 'this answer or ticket had been recorded before' },
  'LDG-15': { vi: 'nói về lượt đánh giá mà đơn vị không có', en: 'it speaks of an answer that the unit does not have' },
  'LDG-16': { vi: 'không khớp với đề nghị của người thứ nhất', en: 'it does not fit what the first person proposed' },
  'LDG-17': {
    vi: 'con số chốt kỳ khác với đếm lại: một lượt của kỳ đó đã bị sửa, mất hoặc chèn ở trước bản ghi này',
    en: 'the figures of the closed period differ from a recount: an answer before it was changed, is missing or was put in',
  },
  paper: { vi: 'khác với giấy hoặc bản ghi chép được đưa vào', en: 'not what was written down' },
};

const BESIDE: Readonly<Record<Beside['what'], Words>> = {
  head: { vi: 'đầu cây băm đang lưu', en: 'the kept head of the tree' },
  tallies: { vi: 'bảng cộng dồn đang lưu', en: 'the kept tallies' },
  act: { vi: 'nhật ký thao tác', en: 'the journal of acts' },
  comment: { vi: 'ý kiến đi kèm bản ghi', en: 'the words beside a record' },
};

const placeOf = ({ first, until }: Fault): string => (until - first === 1 ? `${first}` : `${first} … ${until - 1}`);

const CLOCK = new Intl.DateTimeFormat('vi-VN', {
  ...{ timeZone: DEFAULT_TIME_ZONE, hourCycle: 'h23' },
  ...{ day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' },
});
const timeOf = (instant: number): string => CLOCK.format(instant);

function faultLines(fault: Fault): string[] {
  const { vi, en } = WHY[fault.why];
  const rule = RULE[fault.detail];
  const [because, reason] = rule === undefined ? ['', ''] : [`: ${rule.vi}`, `: ${rule.en}`];
  const since = fault.since === 0 ? 'đầu sổ / the beginning' : timeOf(fault.since);
  return [
    `KHÔNG TOÀN VẸN: bản ghi ${placeOf(fault)} ${vi}${because} [${fault.detail}]. / NOT INTACT: record ${placeOf(fault)} ${en}${reason}.`,
    `Ghi trong khoảng (giờ Việt Nam) / written between: ${since} – ${timeOf(fault.upto)}`,
  ];
}

/** Who can write the whole folder can also make it fit itself. */
const ALONE = `SỔ TỰ KHỚP, nhưng chưa so với điểm kiểm tra nào: hãy đưa khóa gốc (--root-key), điểm kiểm tra (--checkpoint) hoặc giấy (--paper).
The ledger fits itself but was compared with nothing: give the root key (--root-key), checkpoints (--checkpoint) or paper (--paper).`;

/**
 * The verdict for people: Vietnamese first, then English; a sound ledger that was compared with nothing is not called intact. `papers`:
 * how many memories were compared.
 */
export const verdictLines = (verdict: FolderVerdict, papers: number, seconds: number): string[] => {
  const { size, root, fault, beside, checkpoints, unsigned } = verdict;
  const lines = [
    `Đã tính lại ${size} bản ghi, so với ${checkpoints} điểm kiểm tra, trong ${seconds.toFixed(1)} giây. / ${size} records recomputed, ${checkpoints} checkpoints compared.`,
    `Gốc cây băm / root: ${root}`,
  ];
  if (papers > 0)
    lines.push(`So thêm với ${papers} điểm ghi chép được đưa vào. / ${papers} that were written down compared, too.`);
  if (unsigned > 0)
    lines.push(
      `Chưa so ${unsigned} điểm kiểm tra: không kiểm được chữ ký (chưa có khóa gốc, hoặc chữ ký sai). / ${unsigned} checkpoints not compared: no root key to check their signatures, or a wrong signature.`,
    );
  if (fault !== null) lines.push(...faultLines(fault));
  for (const { what, about } of beside) {
    const { vi, en } = BESIDE[what];
    lines.push(`KHÔNG KHỚP với sổ: ${vi} (${about}). / Does not fit the ledger: ${en} (${about}).`);
  }
  if (fault !== null || beside.length > 0) return lines;
  return [...lines, checkpoints + papers === 0 && size > 0 ? ALONE : 'TOÀN VẸN / intact.'];
};
