import { describe, expect, it } from 'vitest';
import { receiptPlace } from '../../../displays/kiosk/receipt-place.ts';

describe('where a receipt is looked up', () => {
  it('is the public address of the house, else the one that this page came from', () => {
    const page = { host: '192.168.1.10:8080', hostname: '192.168.1.10' };
    expect(receiptPlace('https://danhgia.quan1.gov.vn/', page)).toBe('danhgia.quan1.gov.vn/receipt');
    expect(receiptPlace('http://danhgia.quan1.gov.vn:8080', page)).toBe('danhgia.quan1.gov.vn:8080/receipt');
    expect(receiptPlace(undefined, page)).toBe('192.168.1.10:8080/receipt');
  });

  it('is not told where only this device would find it', () => {
    expect(receiptPlace(undefined, { host: '127.0.0.1:4000', hostname: '127.0.0.1' })).toBeNull();
    expect(receiptPlace('https://danhgia.vn', { host: 'localhost:1', hostname: 'localhost' })).toBe('danhgia.vn/receipt');
  });
});
