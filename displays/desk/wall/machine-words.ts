import type { Health } from '../../../content/wire/health-messages.ts';
import { momentWords } from '../look/times.ts';
import { type Phrase, say } from '../say.ts';

const words = {
  warm: ['{n} °C', '{n} °C'],
  disk: ['đĩa còn {n}%', 'disk {n}% free'],
  memory: ['bộ nhớ còn {n}%', 'memory {n}% free'],
  unsynced: ['đồng hồ chưa đồng bộ', 'clock not synchronised'],
  off: ['đồng hồ lệch {n} giây', 'clock off by {n} s'],
  drops: ['mất liên lạc {n} lần', 'lost contact {n} times'],
  restarts: ['trình duyệt mở lại {n} lần', 'browser reopened {n} times'],
  failing: ['trình duyệt không mở được', 'the browser does not open'],
  up: ['chạy {n} giờ', 'up {n} h'],
  ledRunning: ['bảng LED đang chạy', 'LED panel running'],
  ledOpening: ['đang nối bảng LED', 'reaching the LED panel'],
  ledLost: ['không liên lạc được bảng LED {said} từ {moment}', 'LED panel not reached {said} since {moment}'],
  ledStopped: ['bảng LED đã tắt', 'LED panel stopped'],
  repairs: ['đã sửa bảng {n} lần', 'panel put right {n} times'],
} as const satisfies Record<string, Phrase>;

const LED: Readonly<Record<NonNullable<Health['led']>['state'], Phrase>> = {
  opening: words.ledOpening,
  running: words.ledRunning,
  lost: words.ledLost,
  stopped: words.ledStopped,
};
const percent = ({ free, total }: { readonly free: number; readonly total: number }): number =>
  total === 0 ? 0 : Math.floor((100 * free) / total);

/** How the computer behind a screen is, in one line; what needs nobody’s attention is left out where it is only good. */
export function machineWords({ temperature, disk, memory, clock, drops, browser, led, running }: Health): string {
  const seconds = Math.round(Math.abs(clock.ahead ?? 0) / 1000);
  return [
    ...(led === null
      ? []
      : [say(LED[led.state], { said: led.said === '' ? '' : `(${led.said})`, moment: momentWords(led.since) })]),
    ...(led !== null && led.repairs > 0 ? [say(words.repairs, { n: led.repairs })] : []),
    ...(browser?.state === 'failing' ? [say(words.failing)] : []),
    ...(temperature === null ? [] : [say(words.warm, { n: Math.round(temperature) })]),
    ...(disk === null ? [] : [say(words.disk, { n: percent(disk) })]),
    say(words.memory, { n: percent(memory) }),
    ...(clock.synced === false ? [say(words.unsynced)] : []),
    ...(seconds >= 2 ? [say(words.off, { n: seconds })] : []),
    ...(drops > 0 ? [say(words.drops, { n: drops })] : []),
    ...(browser !== null && browser.restarts > 0 ? [say(words.restarts, { n: browser.restarts })] : []),
    say(words.up, { n: Math.floor(running / 3600) }),
  ].join(' · ');
}
