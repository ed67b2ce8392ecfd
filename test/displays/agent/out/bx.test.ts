import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainPanel } from '../../../../content/led/panel.ts';
import {
  ANY_TYPE,
  BX_TYPES,
  bx5Area,
  bx6Area,
  bxBrightness,
  bxPing,
  isNack,
  parseBxReply,
} from '../../../../displays/agent/out/bx/commands.ts';
import { bxDots } from '../../../../displays/agent/out/bx/dots.ts';
import { bxFrame, crc16, takeBxFrame } from '../../../../displays/agent/out/bx/frame.ts';

const hex = (text: string): Uint8Array => Uint8Array.from(text.trim().split(/\s+/), (byte) => Number.parseInt(byte, 16));
const words = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').replace(/../g, '$& ').trim();

describe('Onbon BX frames', () => {
  it('the published ping is made byte for byte', () => {
    expect(words(bxFrame(ANY_TYPE, bxPing()))).toBe(
      'a5 a5 a5 a5 a5 a5 a5 a5 fe ff 00 80 f0 00 fe ff 00 00 00 00 05 00 00 00 01 a2 00 00 00 c6 86 5a',
    );
  });

  it.each([
    ['ping of a dual card', 'fe ff 00 80 f0 00 fe ff 00 00 00 00 05 00 00 00 01 a2 00 00 00', 'c6 86'],
    ['ping of a K card', '01 00 00 80 00 00 00 00 00 00 fe 02 05 00 a2 00 01 00 00', '68 f8'],
    ['status of a K card', '01 00 00 80 00 00 00 00 00 00 fe 02 05 00 a1 02 01 00 00', '2d 40'],
    ['clearing a K card', '01 00 00 80 00 00 00 00 00 00 fe 02 05 00 a3 10 01 00 00', '51 f8'],
    [
      'words on a K card',
      '01 00 00 80 00 00 00 00 00 00 fe 02 32 00 a3 06 01 2d 00 00 01 29 00 00 00 00 00 00 18 00 20 00 00 00 00 02 00 00 00 00 02 02 03 00 04 05 0e 00 00 00 30 31 32 33 34 35 51 52 53 54 54 56 27 42',
      'a8 7d',
    ],
  ])('the published frame «%s» has the checksum that is published with it', (_name, body, sum) => {
    const crc = crc16(hex(body));
    expect(words(Uint8Array.of(crc & 255, crc >> 8))).toBe(sum);
  });

  it('the checksum of the published table’s polynomial', () => {
    expect(crc16(new TextEncoder().encode('123456789'))).toBe(0xbb3d);
    expect(crc16(Uint8Array.of(1))).toBe(0xc0c1);
    expect(crc16(Uint8Array.of(0xff))).toBe(0x4040);
  });

  it('A5, A6, 5A and 5B are escaped, in data and in the checksum, and nothing else', () => {
    const data = hex('a5 a6 5a 5b 00 a5 a5 5a 5a');
    const frame = bxFrame(0x0154, data);
    expect(words(frame.subarray(24, frame.length - 1))).toMatch(/^a6 02 a6 01 5b 02 5b 01 00 a6 02 a6 02 5b 02 5b 02 /);
    expect(frame.subarray(8, -1).some((byte) => byte === 0xa5 || byte === 0x5a)).toBe(false);
    expect(takeBxFrame(frame)?.message).toEqual({ ok: true, data });
  });

  it('any data comes back, however often the start is repeated and wherever the stream is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(0xa5, 0xa6, 0x5a, 0x5b), fc.nat(255)), { maxLength: 300 }),
        fc.nat(20),
        fc.array(
          fc.nat(255).filter((byte) => byte !== 0xa5),
          { maxLength: 6 },
        ),
        (list, marks, noise) => {
          const data = Uint8Array.from(list);
          const frame = bxFrame(0x0154, data);
          const stream = Uint8Array.from([...noise, ...new Array<number>(marks).fill(0xa5), ...frame.subarray(7), ...frame]);
          for (let cut = 0; cut < stream.length - frame.length; cut += 1) expect(takeBxFrame(stream.subarray(0, cut))).toBeNull();
          const first = takeBxFrame(stream);
          expect(first?.message).toEqual({ ok: true, data });
          expect(takeBxFrame(stream.subarray(first?.length ?? 0))?.message).toEqual({ ok: true, data });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('a damaged byte is seen', () => {
    const frame = bxFrame(0x0154, bxPing());
    for (let at = 8; at < frame.length - 1; at += 1) {
      const damaged = Uint8Array.from(frame);
      damaged[at] = (damaged[at] ?? 0) ^ 0x04;
      expect(takeBxFrame(damaged)?.message.ok, `byte ${at}`).toBe(false);
    }
  });

  it('an area of generation 5 stands field by field as the manual lists it', () => {
    const area = bx5Area({ id: 2, width: 16, height: 2, deadMan: { seconds: 30, then: 'dark' }, pages: [hex('ff 7f 00 01')] });
    expect(words(area)).toBe(
      [
        '01 a7 00 00 00', // asks for an answer, update, reserved
        '2d 00 00 00', // all that follows
        '02 02 1e 00', // area, goes dark when not refreshed, after 30 s
        '01 00 00', // with all programs, none named
        '01 00 00 00 00', // at once and alone, reserved
        '10 00 00 00 00 10 00 02 00 00', // type, x, y, width, height, no frame
        '01 00', // one page
        '11 00 00 00', // its length
        '00 01 00 00 ff ff 01 10 00', // style, still, clear, speed, stay, repeat, length that counts
        '00 00 00 00', // reserved
        'ff 7f 00 01', // dots
      ].join(' '),
    );
  });

  it('dead-man modes: keeps, goes dark, or falls back to its last page', () => {
    const mode = (deadMan: Parameters<typeof bx5Area>[0]['deadMan']) =>
      words(bx5Area({ id: 0, width: 8, height: 1, deadMan, pages: [hex('00'), hex('ff')] }).subarray(10, 13));
    expect(mode(null)).toBe('00 00 00');
    expect(mode({ seconds: 300, then: 'dark' })).toBe('02 2c 01');
    expect(mode({ seconds: 5, then: 'last page' })).toBe('03 05 00');
  });

  it('generation 6 puts all dots behind all parameters, with their offsets', () => {
    const made = bx6Area({ id: 1, width: 8, height: 1, deadMan: null, pages: [hex('11 22 33'), hex('44 55')] });
    expect(words(made).startsWith('01 a7 00 00 00 01 00')).toBe(true);
    expect(
      words(made).endsWith(
        '00 00 00 00 03 00 00 00 1a 00 00 00 00 01 00 00 ff ff 01 08 00 00 00 00 00 00 00 00 00 00 03 00 00 00 02 00 00 00 11 22 33 44 55',
      ),
    ).toBe(true);
  });

  it('brightness goes to every half hour', () => {
    expect(words(bxBrightness(9))).toBe(`01 a2 07 31 00 00${' 09'.repeat(48)}`);
  });

  it('answers are told apart: ACK, NACK, busy', () => {
    expect(isNack(parseBxReply(hex('00 a0 00 00 00 00 00 00 00')))).toBe(false);
    expect(isNack(parseBxReply(hex('00 a0 01 01 00 11 00 00 00')))).toBe(true);
    expect(parseBxReply(hex('00 a0 01 01 00 03 00 00 00')).error).toBe(3);
    expect(words(parseBxReply(hex('00 a2 99 00 00 00 00 02 00 07 08 09')).data)).toBe('07 08');
    expect(BX_TYPES['5Q0+']).toBe(0x1056);
  });
});

describe('dots for BX cards', () => {
  const frame = (text: string, palette: readonly (readonly [number, number, number])[]) => {
    const rows = text
      .trim()
      .split('\n')
      .map((row) => row.trim());
    return {
      width: rows[0]?.length ?? 0,
      height: rows.length,
      dots: Uint8Array.from(rows.join(''), (mark) => Number(mark.replace('.', '0'))),
      palette: [[0, 0, 0] as const, ...palette],
    };
  };

  it('LED-51 one colour: eight dots to a byte row by row, 0 lit, padded with 1', () => {
    const dots = bxDots(frame('1.1......1\n.........1', [[255, 0, 0]]), '5E1', { kind: 'mono', colour: '#ff0000' });
    expect(words(dots)).toBe('5f bf ff bf');
  });

  it('two colours: red byte, then green byte', () => {
    const dots = bxDots(
      frame('123.....', [
        [255, 0, 0],
        [0, 255, 0],
        [255, 255, 0],
      ]),
      '5E2',
      { kind: 'dual' },
    );
    expect(words(dots)).toBe('5f 9f');
  });

  it('5Q: 5-6-5 with the low byte first; 6Q: three bytes; 6E: planes of words', () => {
    const three = frame('123', [
      [255, 0, 0],
      [0, 255, 0],
      [8, 4, 8],
    ]);
    const full = plainPanel(8, 8, 5, { kind: 'full', order: 'rgb' }).diodes;
    expect(words(bxDots(three, '5Q1+', full))).toBe('00 f8 e0 07 21 08');
    expect(words(bxDots(three, '6Q1', full))).toBe('ff 00 00 00 ff 00 08 04 08');
    expect(
      words(
        bxDots(
          frame('12', [
            [255, 0, 0],
            [0, 255, 0],
          ]),
          '6E1',
          { kind: 'dual' },
        ),
      ),
    ).toBe('ff ff ff 7f ff ff ff bf');
  });
});
