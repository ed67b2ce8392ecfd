import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Fields, fillTemplate, readTemplate } from '../../../server/ratings/fill-template.ts';
import { type RateState, stateFields } from '../../../server/ratings/rate-fields.ts';

const page = (name: string, fields: Fields): string =>
  fillTemplate(
    readTemplate(readFileSync(fileURLToPath(new URL(`../../../displays/rate/${name}`, import.meta.url)), 'utf8')),
    fields,
  );

const rated = (state: RateState): string =>
  page('index.html', {
    ...stateFields(state, 'vi', '/r/quay-3?lang=en'),
    unitName: 'Phường Bến Nghé',
    place: 'Quầy số 3',
    receipt: '0000-8K3B-1JQH',
    receiptHref: '/receipt?code=0000-8K3B-1JQH',
    ticket: 'ABCD',
  });

describe('the public pages as they are filled', () => {
  it('thanks with the receipt alone: no way to an empty form, no word against answering', () => {
    const thanks = rated('thanks');
    expect(thanks).toContain('0000-8K3B-1JQH');
    expect(thanks).toContain('Xin ghi lại hoặc chụp màn hình');
    expect(thanks).not.toContain('English');
    expect(thanks).not.toContain('Xin đừng đánh giá');
    for (const part of ['English', 'Xin đừng đánh giá']) expect(rated('form')).toContain(part);
  });

  it('calls a ticket by the name that stands on the slip, and marks a wrong one where it was typed', () => {
    expect(rated('form')).toContain('Mã trên phiếu đánh giá');
    expect(rated('form')).not.toContain('aria-invalid');
    expect(rated('ticketWrong')).toContain('value="ABCD" aria-invalid="true"');
  });

  it('lets whoever waits for the signature look again without typing the code anew', () => {
    const code = '0000-8K3B-1JQH';
    const waiting = page('receipt.html', { waiting: true, vi: true, lang: 'vi', code, seq: 3 });
    expect(waiting).toContain(`href="/receipt?code=${code}&amp;lang=vi"`);
    expect(waiting).toContain('Kiểm tra mã khác');
    expect(page('receipt.html', { unknown: true, vi: true, lang: 'vi', code, seq: '' })).toContain('Nhập mã biên nhận');
  });
});
