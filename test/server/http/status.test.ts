import { afterEach, describe, expect, it } from 'vitest';
import { problem } from '../../../content/problem.ts';
import { statusAnswerSchema } from '../../../content/wire/status.ts';
import { StoreError } from '../../../server/ledger/store-error.ts';
import { LibraryRefusal } from '../../../server/library/library-refusal.ts';
import { unit } from '../../support/schedule-library.ts';
import { type Edge, startEdge } from './edge.ts';

let edge: Edge;
afterEach(() => edge.close());

const seen = { ...unit('u'), id: undefined };
const unitBody = { ...seen, seen };
/** Puts a unit while the library refuses with `refusal`. */
const putWhile = async (refusal: Error) => {
  edge = await startEdge();
  edge.parts.library.commit = () => Promise.reject(refusal);
  const { cookie } = await edge.cookieOf([{ role: 'admin', unit: null }]);
  return edge.call('PUT', '/api/units/u', { cookie, body: unitBody });
};

describe('what the stores refuse reaches people in words', () => {
  it.each([
    ['STORE-full', 507, 'Ổ đĩa đã đầy'],
    ['STORE-failed', 503, 'Ổ đĩa không ghi được'],
    ['STORE-crowded', 503, 'quá tải'],
  ] as const)('%s is %i with its sentence', async (code, status, words) => {
    const { body, status: got } = await putWhile(new StoreError(code, { cause: "EIO: open '/srv/data/library/7.json'" }));
    expect(got).toBe(status);
    expect(body).toMatchObject({ code, vi: expect.stringContaining(words) });
    expect(JSON.stringify(body)).not.toContain('/srv');
  });

  it('a change that leaves no valid library is 422 with its problems and where they are', async () => {
    const answer = await putWhile(new LibraryRefusal([problem('STORE-epoch', ['epoch']), problem('PLC-9', ['units', 0, 'id'])]));
    expect(answer).toMatchObject({
      status: 422,
      body: {
        code: 'STORE-epoch',
        vi: 'Số kỷ nguyên của nội dung không được giảm.',
        problems: [{}, { path: ['units', 0, 'id'] }],
      },
    });
  });
});

describe('the state of the controller', () => {
  const ask = async () => {
    const { cookie } = await edge.cookieOf([{ role: 'officer', unit: 'u' }]);
    return statusAnswerSchema.parse((await edge.call('GET', '/api/status', { cookie })).body);
  };

  it('tells that the ledger is not what was signed, from which record on and of which time', async () => {
    edge = await startEdge();
    const since = Date.UTC(2026, 10, 22, 1);
    const breach = { why: 'cut' as const, first: 7, until: 9, since, upto: since + 3_600_000, found: since };
    edge.parts.ledger.breaches = () => [breach];
    const [finding] = (await ask()).findings;
    expect(finding?.vi).toContain('từ bản ghi số 7 (từ 08:00 22/11/2026 đến 09:00 22/11/2026)');
  });

  it('names damage found at the start, the generation, and the signing keys', async () => {
    const damage = [problem('STORE-journal-damaged', [], { file: '/d/journal.sqlite', setAside: '/d/journal.sqlite.damaged-1' })];
    edge = await startEdge({ damage });
    const status = await ask();
    expect(status).toMatchObject({ generation: 0, failed: null, signing: { hasRoot: true } });
    expect(status.findings).toEqual([
      {
        code: 'STORE-journal-damaged',
        vi: expect.stringContaining('Nhật ký journal.sqlite bị hỏng, đã cất riêng với tên journal.sqlite.damaged-1'),
        en: expect.stringContaining('was damaged'),
      },
    ]);
    expect(status.signing.coveredUntil).toBeGreaterThan(status.time);
  });

  it('tells when the disk has failed', async () => {
    edge = await startEdge();
    expect((await ask()).failed).toBeNull();
    const status = edge.parts.library.status();
    edge.parts.library.status = () => ({ ...status, failed: new StoreError('STORE-failed', { cause: 'disk I/O error' }) });
    expect((await ask()).failed).toMatchObject({ code: 'STORE-failed', vi: expect.stringContaining('disk I/O error') });
  });
});
