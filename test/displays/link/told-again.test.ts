import { expect, it } from 'vitest';
import { NOW } from '../../support/deliveries.ts';
import { world } from './screen-world.ts';

it('sends painted and reports again until they are acknowledged, with their own time', async () => {
  const { link, pairUp, display, asked, timepiece } = world();
  await pairUp();
  display.cut();
  link.painted({ zone: 'main', entry: 'e', slide: 's', time: NOW + 5 });
  await timepiece.pass(60_000);
  expect(asked.some(({ event }) => event === 'painted')).toBe(false);
  display.mend();
  await timepiece.pass(20_000);
  const painted = asked.filter(({ event }) => event === 'painted');
  expect(painted).toHaveLength(1);
  expect(JSON.stringify(painted[0]?.message)).toContain(`"time":${NOW + 5}`);
});
