import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { artDmx, artPoll, artSync } from '../../../../displays/agent/out/artnet/packets.ts';
import { E131_PORT, e131Packets } from '../../../../displays/agent/out/e131/packets.ts';
import { pcapOf } from '../../../support/pcap.ts';
import { randomBytes } from '../../../support/random-bytes.ts';

const run = promisify(execFile);
const TSHARK = '/usr/bin/tshark';

/** What tshark reads out of datagrams: a line of fields for each packet. */
async function dissected(datagrams: Parameters<typeof pcapOf>[0], fields: readonly string[]): Promise<string[][]> {
  const folder = await mkdtemp(join(tmpdir(), 'ny-pcap-'));
  try {
    const file = join(folder, 'sent.pcap');
    await writeFile(file, pcapOf(datagrams));
    const acn = ['-o', 'acn.dmx_enable:TRUE', '--enable-heuristic', 'acn'];
    const wanted = [...fields, '_ws.malformed', '_ws.expert.message'].flatMap((field) => ['-e', field]);
    const { stdout } = await run(TSHARK, ['-r', file, ...acn, '-T', 'fields', '-E', 'separator=|', ...wanted], {
      env: { ...process.env, HOME: folder },
      timeout: 120_000,
      maxBuffer: 16 << 20,
    });
    return stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('|'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe.skipIf(!existsSync(TSHARK))('tshark dissects (Debian package tshark)', () => {
  const bytes = randomBytes(2048 * 3, 4);

  it('E1.31: 13 universes without a malformed packet, with name, priority, number and count', async () => {
    const source = { cid: randomBytes(16, 2), name: 'Niem Yet', priority: 90, firstUniverse: 3, sync: 0 };
    const packets = e131Packets(bytes, source, 77).map((packet) => ({ port: E131_PORT, bytes: packet.bytes }));
    const fields = ['acn.dmx.universe', 'acn.dmx.priority', 'acn.dmx.seq_number', 'acn.dmx.count', 'acn.dmx.source_name'];
    const rows = await dissected(packets, fields);
    expect(rows).toEqual(
      Array.from({ length: 13 }, (_, index) => [String(index + 3), '90', '77', index === 12 ? '25' : '511', 'Niem Yet', '', '']),
    );
  });

  it('Art-Net: 13 universes, sync and poll without a malformed packet', async () => {
    const packets = [...artDmx(bytes, 0x123, 9), artSync(), artPoll()].map((packet) => ({ port: 6454, bytes: packet }));
    const rows = await dissected(packets, [
      'artnet.header.opcode',
      'artnet.output.sequence',
      'artnet.output.universe',
      'artnet.output.length',
    ]);
    expect(rows).toHaveLength(15);
    for (const [index, [opcode, sequence, universe, length, malformed, expert]] of rows.slice(0, 13).entries()) {
      expect([opcode, sequence, Number(universe), length]).toEqual(['0x5000', '9', 0x123 + index, index === 12 ? '24' : '510']);
      expect([malformed, expert]).toEqual(['', '']);
    }
    expect(rows.slice(13).map(([opcode, , , , malformed]) => [opcode, malformed])).toEqual([
      ['0x5200', ''],
      ['0x2000', ''],
    ]);
  });
});
