import { describe, expect, it } from 'vitest';
import { isMendable } from '../../../content/score/mendable.ts';

describe('an answer that was refused after the thanks', () => {
  it('SCO-36 may be sent again where the place, the hours, the scale, a clock or a pairing can have been mended', () => {
    for (const code of ['SCO-no-point', 'SCO-closed', 'SCO-no-level', 'SCO-no-reason', 'SCO-no-time', 'rating-unsigned'])
      expect(isMendable(code), code).toBe(true);
  });

  it('SCO-36 stays refused when another one counts already, or when it cannot be read', () => {
    for (const code of ['SCO-too-soon', 'SCO-used', 'kiosk-unreadable', 'rating-unreadable'])
      expect(isMendable(code), code).toBe(false);
  });
});
