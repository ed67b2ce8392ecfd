import { createSocket } from 'node:dgram';

/*
 * The far end of the LED bench, in a process of its own: takes DDP datagrams and, told `report`, says in one line of JSON how far the
 * gaps between two pictures of a panel lay from `period`, in ms: the middle, the 99th percentile, and how many pictures came.
 */
const period = Number(process.argv[2] ?? '25');
const last = new Map<number, number>();
const off: number[] = [];
let pictures = 0;

const socket = createSocket({ type: 'udp4', recvBufferSize: 8 << 20 });
socket.on('message', (packet, { port }) => {
  if (((packet[0] ?? 0) & 1) === 0) return;
  pictures += 1;
  const now = performance.now();
  const before = last.get(port);
  last.set(port, now);
  if (before !== undefined) off.push(Math.abs(now - before - period));
});
socket.bind(0, '127.0.0.1', () => process.stdout.write(`${socket.address().port}\n`));

const at = (sorted: readonly number[], share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;

process.stdin.on('data', () => {
  const sorted = [...off].sort((a, b) => a - b);
  process.stdout.write(`${JSON.stringify({ pictures, middle: at(sorted, 0.5), p99: at(sorted, 0.99) })}\n`);
  off.length = 0;
  last.clear();
  pictures = 0;
});
process.stdin.on('end', () => process.exit(0));
