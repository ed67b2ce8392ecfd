import type { FolderVerdict } from '../../server/ledger/ratings/verify-folder.ts';
import type { Fault } from '../../server/ledger/ratings/walk.ts';

const WHY: Readonly<Record<Fault['why'], { readonly vi: string; readonly en: string }>> = {
  missing: { vi: 'bị mất hoặc bị chèn', en: 'is missing, or one was put in' },
  changed: { vi: 'đã bị sửa', en: 'was changed' },
  unreadable: { vi: 'không đọc được', en: 'cannot be read' },
  unsound: { vi: 'không thể đứng sau các bản ghi trước nó', en: 'cannot follow on those before it' },
  rewritten: { vi: 'đã bị viết lại (không khớp cây băm hoặc điểm kiểm tra)', en: 'was rewritten (not the tree that was signed)' },
  cut: { vi: 'đã bị cắt bỏ (điểm kiểm tra đã ký có nhiều bản ghi hơn)', en: 'was cut off (a signed checkpoint had more)' },
};

const placeOf = ({ first, until }: Fault): string => (until - first === 1 ? `${first}` : `${first} … ${until - 1}`);
const timeOf = (instant: number): string => new Date(instant).toISOString();

/** The verdict for people: Vietnamese first, then English; a sound ledger has two lines. */
export const verdictLines = (verdict: FolderVerdict, seconds: number): string[] => {
  const { size, root, fault, beside, checkpoints, unsigned } = verdict;
  const lines = [
    `Đã tính lại ${size} bản ghi, so với ${checkpoints} điểm kiểm tra, trong ${seconds.toFixed(1)} giây. / ${size} records recomputed, ${checkpoints} checkpoints compared.`,
    `Gốc cây băm / root: ${root}`,
  ];
  if (unsigned > 0)
    lines.push(
      `Bỏ qua ${unsigned} điểm kiểm tra không có chữ ký hợp lệ. / ${unsigned} checkpoints without a valid signature left out.`,
    );
  if (fault !== null) {
    const { vi, en } = WHY[fault.why];
    lines.push(
      `KHÔNG TOÀN VẸN: bản ghi ${placeOf(fault)} ${vi} [${fault.detail}]. / NOT INTACT: record ${placeOf(fault)} ${en}.`,
      `Ghi trong khoảng / written between: ${timeOf(fault.since)} – ${timeOf(fault.upto)}`,
    );
  }
  for (const { what, about } of beside) lines.push(`KHÔNG KHỚP / does not fit: ${what} ${about}`);
  return fault === null && beside.length === 0 ? [...lines, 'TOÀN VẸN / intact.'] : lines;
};
