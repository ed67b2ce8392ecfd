import { PNG } from 'pngjs';
import { afterEach, describe, expect, it } from 'vitest';
import type { Frame } from '../../../../content/led/frame-at.ts';
import {
  HUIDU,
  huiduFileData,
  huiduFileStart,
  huiduHello,
  huiduXml,
  takeHuiduPacket,
} from '../../../../displays/agent/out/huidu/packets.ts';
import { framePng } from '../../../../displays/agent/out/huidu/png.ts';
import { answerOf, filesTag, huiduCommand, pictureScreen, programsOf } from '../../../../displays/agent/out/huidu/xml.ts';
import { until } from '../../../support/fast-clock.ts';
import { type HuiduEmulator, huiduCard } from '../../../support/huidu-card.ts';
import { FULL, fastDriver, mountOf, panelOf, words } from '../../../support/led-driver.ts';
import { randomBytes } from '../../../support/random-bytes.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** A picture of noise in 250 colours: as PNG about as many bytes as dots. */
const noise = (width: number, height: number, seed: number): Frame => ({
  width,
  height,
  dots: randomBytes(width * height, seed).map((byte) => byte % 250),
  palette: Array.from({ length: 250 }, (_, index) => [index, 255 - index, (index * 7) % 256] as const),
});

const dotsOf = (png: Uint8Array | null): number[] =>
  png === null ? [] : [...PNG.sync.read(Buffer.from(png)).data].filter((_, at) => at % 4 !== 3);
const coloursOf = ({ dots, palette }: Frame): number[] => [...dots].flatMap((place) => [...(palette[place] ?? [])]);

describe('Huidu packets', () => {
  it('hello as the vendor’s demo sends it', () => {
    expect(hex(huiduHello())).toBe('0800012005000001');
  });

  it.each([
    [7999, [7999]],
    [8000, [8000]],
    [8001, [8000, 1]],
    [16_000, [8000, 8000]],
    [16_001, [8000, 8000, 1]],
  ] as const)('%i bytes of words or file go as %j', (length, parts) => {
    const files = huiduFileData(randomBytes(length, 3), 0);
    expect(files.map((packet) => packet.length - 4)).toEqual(parts);
    expect(Buffer.concat(files.map((packet) => packet.subarray(4)))).toEqual(Buffer.from(randomBytes(length, 3)));
    const xml = huiduXml('x'.repeat(length));
    expect(xml.map((packet) => packet.length - 12)).toEqual(parts);
    const view = xml.map((packet) => new DataView(packet.buffer, packet.byteOffset));
    expect(
      view.map((each) => [each.getUint16(0, true), each.getUint16(2, true), each.getUint32(4, true), each.getUint32(8, true)]),
    ).toEqual(parts.map((part, index) => [part + 12, HUIDU.xml, length, index * 8000]));
  });

  it('words are counted in bytes, and a packet is found wherever the stream is cut', () => {
    const [packet = new Uint8Array(0)] = huiduXml('ế'.repeat(10));
    expect(new DataView(packet.buffer, packet.byteOffset).getUint32(4, true)).toBe(30);
    for (let cut = 0; cut < packet.length; cut += 1) expect(takeHuiduPacket(packet.subarray(0, cut))).toBeNull();
    expect(takeHuiduPacket(Uint8Array.from([...packet, 9, 9]))).toMatchObject({
      length: packet.length,
      message: { command: HUIDU.xml },
    });
    expect(() => takeHuiduPacket(Uint8Array.of(2, 0, 0, 0))).toThrow();
  });

  it('the start of a file stands field by field', () => {
    const start = huiduFileStart('0123456789abcdef0123456789abcdef', 70_000, 'a.png');
    expect(hex(start)).toBe(
      `${'3500'}0180${Buffer.from('0123456789abcdef0123456789abcdef').toString('hex')}00${'7011010000000000'}0000${Buffer.from('a.png').toString('hex')}00`,
    );
  });

  it('no name breaks out of the XML, and answers are read whatever the order of attributes', () => {
    expect(huiduCommand('g', 'M', filesTag(['a"/><x y="&']))).toContain('<file name="a&#34;/&#62;&#60;x y=&#34;&#38;"/>');
    expect(answerOf('<?xml version="1.0"?><sdk guid=\'a&amp;b\'><out method="X" result="kSuccess"/></sdk>')).toEqual({
      guid: 'a&b',
      result: 'kSuccess',
    });
    expect(
      programsOf(
        '<screen><program type="normal" guid="1"><resource><text guid="q"/></resource></program><program guid="2"><file md5="x" name="n"/></program></screen>',
      ),
    ).toEqual([
      { guid: '1', files: ['(text)'] },
      { guid: '2', files: ['n'] },
    ]);
    expect(pictureScreen(8, 8, 'f.png')).not.toContain('<text');
  });

  it('a frame as PNG is read by another library dot for dot', () => {
    for (const frame of [noise(61, 16, 1), words('Ắ ỗ ữ', panelOf(64, 16, FULL))])
      expect(dotsOf(framePng(frame))).toEqual(coloursOf(frame));
  });
});

/* The card is a simulator written from the vendor's demo: nothing here was seen on hardware. */
describe('Huidu cards (simulated)', () => {
  const opened: { close: () => Promise<void> }[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0).reverse()) await one.close();
  });
  const driving = async (
    width: number,
    height: number,
    times = 10,
  ): Promise<{ card: HuiduEmulator; driver: ReturnType<typeof fastDriver> }> => {
    const card = await huiduCard();
    const driver = fastDriver(
      mountOf({ protocol: 'huidu', host: '127.0.0.1', port: card.port }, panelOf(width, height, FULL)),
      null,
      times,
    );
    opened.push(card, { close: driver.stop });
    return { card, driver };
  };

  it('plays our picture alone, dot for dot, at our brightness; a picture that comes again is not sent again', async () => {
    const { card, driver } = await driving(64, 16);
    card.overwrite();
    const [one, other] = [noise(64, 16, 1), noise(64, 16, 2)];
    driver.show(one, 30);
    await until(() => card.shown() !== null && card.brightness() === 30, 'a picture');
    expect(dotsOf(card.shown())).toEqual(coloursOf(one));
    driver.show(other, 30);
    await until(() => dotsOf(card.shown()).join() === coloursOf(other).join(), 'the other');
    const packets = card.dataPackets().length;
    driver.show(one, 30);
    await until(() => dotsOf(card.shown()).join() === coloursOf(one).join(), 'the first again');
    expect(card.dataPackets().length).toBe(packets);
    expect(card.files().size).toBe(2);
    // A driver that begins anew finds its picture there and leaves the flash alone.
    const updates = card.updates();
    const again = fastDriver(mountOf({ protocol: 'huidu', host: '127.0.0.1', port: card.port }, panelOf(64, 16, FULL)));
    opened.push({ close: again.stop });
    again.show(one, 30);
    await until(() => again.status().confirmed === true, 'confirmed');
    expect([card.updates(), card.dataPackets().length]).toEqual([updates, packets]);
  });

  it('an upload that broke off goes on where it was', async () => {
    const { card, driver } = await driving(160, 160);
    const frame = noise(160, 160, 5);
    card.cutAfter(12_000);
    driver.show(frame, 50);
    await until(() => card.shown() !== null, 'the whole picture');
    expect(dotsOf(card.shown())).toEqual(coloursOf(frame));
    const [size = 0] = [...card.files().values()];
    // The second packet was cut in two; what had arrived of it was not sent again.
    expect(card.dataPackets().slice(0, 2)).toEqual([8000, 8000]);
    expect(
      card
        .dataPackets()
        .slice(2)
        .reduce((sum, part) => sum + part, 0),
    ).toBe(size - 12_000);
  });

  it('LED-56 what somebody else made it play goes within 10 s, and it is told', async () => {
    const { card, driver } = await driving(64, 16);
    driver.show(noise(64, 16, 3), 50);
    await until(() => driver.status().confirmed === true, 'confirmed');
    card.overwrite();
    expect(card.shown()).toBeNull();
    await until(() => card.shown() !== null, 'put right');
    await until(() => driver.status().repaired !== null, 'told');
    expect(driver.status().repaired?.said).toBe('(text)');
    expect(card.programs()).toHaveLength(1);
  });

  it('LED-56 what a picture of ours happened to replace is told as well', async () => {
    const { card, driver } = await driving(64, 16);
    driver.show(noise(64, 16, 3), 50);
    await until(() => driver.status().confirmed === true, 'confirmed');
    card.overwrite();
    driver.show(noise(64, 16, 4), 50);
    await until(() => card.shown() !== null, 'put right');
    await until(() => driver.status().repairs > 0, 'told');
    expect(driver.status().repaired?.said).toBe('(text)');
  });

  it('LED-57 on stop it keeps a dark picture', async () => {
    const { card, driver } = await driving(64, 16, 1);
    driver.show(noise(64, 16, 3), 50);
    await until(() => card.shown() !== null, 'a picture');
    await driver.stop();
    expect(new Set(dotsOf(card.shown()))).toEqual(new Set([0]));
  });
});
