import { expect, it } from 'vitest';
import { startFakeController } from '../../scripts/player/fake-controller.ts';
import { DAY, type Stretch, sign } from '../../scripts/player/planned-part.ts';
import { launchChromium } from '../support/chromium.ts';
import { PLAYER, pairScreen, planOf, until, untilWords } from '../support/tv-player.ts';

const MINUTE = 60_000;
const MORNING = sign('morning', 'Buổi sáng');
const AFTERNOON = sign('afternoon', 'Buổi chiều');
const STANDING = sign('standing', 'Ngoài giờ');

/** 07:30–11:30 and 13:30–17:00 in Vietnam, each day from `day` on. */
const officeHours = (day: number, days: number): Stretch[] =>
  Array.from({ length: days }, (_, index) => day + index * DAY).flatMap((start) => [
    { zone: 'main' as const, from: start + 30 * MINUTE, until: start + 270 * MINUTE, turns: [{ slide: MORNING, dwell: 60_000 }] },
    {
      zone: 'main' as const,
      from: start + 390 * MINUTE,
      until: start + 600 * MINUTE,
      turns: [{ slide: AFTERNOON, dwell: 60_000 }],
    },
  ]);

it('goes on changing on time for 35 days without a controller, then stands still', async () => {
  const browser = await launchChromium();
  const fake = await startFakeController(PLAYER);
  try {
    // Midnight UTC is seven in the morning in Vietnam.
    const begin = Date.UTC(2026, 10, 23, 0, 0);
    const boot = Date.now();
    fake.clock = () => begin + Date.now() - boot;
    const page = await browser.newPage({ viewport: { width: 960, height: 540 } });
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.clock.install({ time: begin });
    await page.goto(`${fake.url}/tv/`);
    fake.deliver(planOf(begin, 7, officeHours(begin, 36), { standing: STANDING }));
    await pairScreen(fake, page);
    await untilWords(page, 'Ngoài giờ');
    await until('held', () => fake.holding.includes(7));
    await fake.stop();
    const now = async (): Promise<number> => Number(await page.evaluate('Date.now()'));
    const goTo = async (time: number): Promise<void> => {
      const left = time - (await now());
      if (left > 0) await page.clock.fastForward(left);
    };
    for (let day = 0; day < 35; day += 1) {
      const start = begin + day * DAY;
      // Just before and just after one boundary of each day, a different one each time.
      const [minute, before, after] = (
        [
          [30, 'Ngoài giờ', 'Buổi sáng'],
          [270, 'Buổi sáng', 'Ngoài giờ'],
          [390, 'Ngoài giờ', 'Buổi chiều'],
          [600, 'Buổi chiều', 'Ngoài giờ'],
        ] as const
      )[day % 4] ?? [30, 'Ngoài giờ', 'Buổi sáng'];
      await goTo(start + minute * MINUTE - 20_000);
      await untilWords(page, before);
      await goTo(start + minute * MINUTE + 500);
      await untilWords(page, after);
    }
    await goTo(begin + 35 * DAY + 40 * MINUTE);
    await untilWords(page, 'Ngoài giờ');
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
    await fake.stop().catch(() => undefined);
  }
});
