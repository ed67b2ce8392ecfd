import { expect, it } from 'vitest';
import { renderAhead } from '../../../server/media/render-ahead.ts';
import { memoryLog } from '../../support/memory-log.ts';

const screen = (width: number, height: number) => ({ width, height, zones: 'full', transition: 'cut' }) as const;
const picture = { hash: 'a'.repeat(64), width: 4000, height: 3000, mime: 'image/jpeg', bytes: 1 };
const SCREENS = [screen(1366, 768), screen(1366, 768), screen(3840, 2160), screen(1920, 1080)];

it('makes renditions ahead, one at a time, for each smaller glass once; one that fails does not stop the others', async () => {
  const begun: string[] = [];
  const waiting: (() => void)[] = [];
  const log = memoryLog();
  const render = renderAhead(
    {
      rendition: async (_hash, width, height) => {
        begun.push(`${width}x${height}`);
        await new Promise<void>((go) => waiting.push(go));
        throw new Error('killed');
      },
    },
    log.log,
  );
  render(picture, SCREENS);
  render({ ...picture, mime: 'video/mp4' }, SCREENS);
  await expect.poll(() => begun).toEqual(['1366x768']);
  waiting[0]?.();
  await expect.poll(() => begun).toEqual(['1366x768', '1920x1080']);
  waiting[1]?.();
  await expect.poll(() => log.events('info')).toEqual(['not-rendered-ahead', 'not-rendered-ahead']);
});
