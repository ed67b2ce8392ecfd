import { describe, expect, it } from 'vitest';
import { hashPassword, isPassword, passwordProblems } from '../../../server/people/password.ts';

const codes = (password: string, context: string[] = []): string[] => passwordProblems(password, context).map((one) => one.code);

describe('a password', () => {
  it('is the same in both ways of typing Vietnamese', async () => {
    const kept = await hashPassword('mật khẩu của tôi'.normalize('NFC'));
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await isPassword(kept, 'mật khẩu của tôi'.normalize('NFD'))).toBe(true);
    expect(await isPassword(kept, 'mật khẩu của tớ')).toBe(false);
  });

  it.each([
    ['password123', 'password-common'],
    ['P@ssw0rd2026', 'password-common'],
    ['MatKhau123456', 'password-common'],
    ['Mật khẩu 2026', 'password-common'],
    ['1234567890', 'password-common'],
    ['12345678901234567890', 'password-common'],
    ['0987654321', 'password-common'],
    ['88888888888', 'password-repeats'],
    ['abababababab', 'password-repeats'],
    ['administrator1', 'password-common'],
    ['qwertyuiop', 'password-common'],
    ['UBND123456', 'password-common'],
    ['Hồ Chí Minh 1975', 'password-common'],
    ['niemyet2026!', 'password-common'],
    ['cây đa bến nước sân đình', null],
    ['thuyền về bến cũ 1975', null],
  ])('%s → %s', (password, code) => {
    expect(codes(password)).toEqual(code === null ? [] : [code]);
  });

  it('is not the person or the place', () => {
    expect(codes('Nguyễn Thị Lan 1', ['lan.nguyen', 'Nguyễn Thị Lan'])).toEqual(['password-context']);
    expect(codes('phuongbennghe2026', ['Phường Bến Nghé'])).toEqual(['password-context']);
    expect(codes('Bến Nghé có cây bàng già', ['Phường Bến Nghé'])).toEqual([]);
  });
});
