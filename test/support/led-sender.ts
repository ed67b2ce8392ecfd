import { z } from 'zod';
import { type LedDevice, ledDeviceSchema } from '../../content/led/device.ts';
import { findArtnetNodes } from '../../displays/agent/out/artnet/find.ts';
import { artnetWay } from '../../displays/agent/out/artnet/way.ts';
import { ddpWay } from '../../displays/agent/out/ddp/way.ts';
import { e131Way } from '../../displays/agent/out/e131/way.ts';
import { opcWay } from '../../displays/agent/out/opc/way.ts';
import { everyFrame } from '../../displays/agent/out/pace.ts';
import type { Way } from '../../displays/agent/out/way.ts';
import { randomBytes } from './random-bytes.ts';

/* Runs inside a network of its own: reads steps as lines of JSON from standard input, does each, and answers each with a line. */
const stepSchema = z.union([
  z.object({ find: z.literal('artnet') }),
  z.object({
    device: ledDeviceSchema,
    dots: z.number(),
    seed: z.number(),
    frames: z.number(),
    rate: z.number(),
    end: z.boolean(),
  }),
]);
export type SendStep = z.infer<typeof stepSchema>;

const ways = new Map<string, Way>();

function wayTo(device: LedDevice): Way {
  const key = JSON.stringify(device);
  const known = ways.get(key);
  if (known) return known;
  const made = open(device);
  ways.set(key, made);
  return made;
}

function open(device: LedDevice): Way {
  if (device.protocol === 'e131') return e131Way(device, () => 0.5);
  if (device.protocol === 'artnet') return artnetWay(device);
  if (device.protocol === 'opc') return opcWay(device);
  if (device.protocol === 'ddp') return ddpWay(device);
  throw new Error(`not a stream: ${device.protocol}`);
}

const frame = { width: 1, height: 1, dots: new Uint8Array(1), palette: [] };
const after = (ms: number, wake: () => void): (() => void) => {
  const id = setTimeout(wake, ms);
  return () => clearTimeout(id);
};

async function run(step: SendStep): Promise<unknown> {
  if ('find' in step) return findArtnetNodes(6454, 2000);
  const way = wayTo(step.device);
  const picture = (number: number) => ({ frame, percent: 100, bytes: randomBytes(step.dots * 3, step.seed + number) });
  if (step.frames === 1) await way.send(picture(0));
  else
    await new Promise<void>((settle, fail) => {
      let number = 0;
      const stop = everyFrame(
        step.rate,
        () => performance.now(),
        after,
        () => {
          way.send(picture(number)).catch(fail);
          number += 1;
          if (number < step.frames) return;
          stop();
          settle();
        },
      );
    });
  if (step.end) {
    await way.end(picture(0));
    ways.delete(JSON.stringify(step.device));
  }
  return 'sent';
}

let rest = '';
let chain: Promise<void> = Promise.resolve();
process.stdin.setEncoding('utf8');
process.stdin.on('data', (chunk: string) => {
  const lines = (rest + chunk).split('\n');
  rest = lines.pop() ?? '';
  for (const line of lines)
    chain = chain.then(async () => {
      const answer = await run(stepSchema.parse(JSON.parse(line))).catch((error: unknown) => ({ failed: String(error) }));
      process.stdout.write(`${JSON.stringify(answer)}\n`);
    });
});
process.stdin.on('end', () => process.exit(0));
process.stdout.write('"ready"\n');
