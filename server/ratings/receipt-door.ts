import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseReceipt, receiptCode, receiptFits } from '../../content/ledger/receipt.ts';
import type { Instant } from '../../content/time/instant.ts';
import { countedAs } from '../http/address-of.ts';
import { bucketsBy } from '../hub/bucket.ts';
import type { Ledger } from '../ledger/ratings/ledger.ts';
import { sendJson } from './answer-http.ts';
import type { Fields } from './fill-template.ts';
import { firstOf } from './first-of.ts';
import type { RatingLimits } from './limits.ts';
import { numberWords } from './number-words.ts';
import type { RatingPage } from './pages.ts';
import { langOf } from './rate-fields.ts';
import { timeWords } from './time-words.ts';

const STATES = ['ask', 'malformed', 'unknown', 'waiting', 'proven'] as const;
type ReceiptState = (typeof STATES)[number];

/** What may be said of a receipt: that its record stands in the signed ledger, and nothing of what it says. */
interface ReceiptAnswer {
  readonly state: ReceiptState;
  readonly code: string;
  readonly seq: number | null;
  readonly leaf: string | null;
  readonly size: number | null;
  readonly root: string | null;
  readonly time: Instant | null;
  readonly checkpoint: string | null;
  readonly path: readonly string[];
}

const NOTHING = { seq: null, leaf: null, size: null, root: null, time: null, checkpoint: null, path: [] } as const;

/** Looks a receipt up. */
function lookUpReceipt(ledger: Pick<Ledger, 'ratings' | 'checkpoints'>, typed: string): ReceiptAnswer {
  if (typed.trim() === '') return { state: 'ask', code: '', ...NOTHING };
  const receipt = parseReceipt(typed);
  if (receipt === null) return { state: 'malformed', code: firstOf(typed, 40), ...NOTHING };
  const code = receiptCode(receipt);
  const leaf = ledger.ratings.leafOf(receipt.seq);
  if (leaf === null || !receiptFits(receipt, receipt.seq, leaf)) return { state: 'unknown', code, ...NOTHING };
  const newest = ledger.checkpoints.newest();
  const size = newest?.says.size ?? 0;
  const inclusion = receipt.seq < size ? ledger.ratings.inclusion(receipt.seq, size) : null;
  if (newest === null || inclusion === null) return { state: 'waiting', code, ...NOTHING, seq: receipt.seq, leaf };
  const { root, time } = newest.says;
  return {
    state: 'proven',
    code,
    seq: receipt.seq,
    leaf,
    size,
    root,
    time,
    checkpoint: newest.signed.note,
    path: inclusion.path,
  };
}

export interface ReceiptDoorDeps {
  readonly ledger: Pick<Ledger, 'ratings' | 'checkpoints'>;
  readonly page: RatingPage;
  readonly limits: RatingLimits;
  readonly now: () => Instant;
  readonly addressOf: (request: IncomingMessage) => string;
}

/** `GET /receipt`: a page, or JSON for whoever asks for that. */
export function receiptDoor({ ledger, page, limits, now, addressOf }: ReceiptDoorDeps) {
  const asked = bucketsBy(limits.formsByAddress, now);
  return (request: IncomingMessage, response: ServerResponse, query: URLSearchParams): void => {
    if (!asked.take(countedAs(addressOf(request)))) return sendJson(response, 429, { state: 'tooMany' });
    const answer = lookUpReceipt(ledger, query.get('code') ?? '');
    const status = answer.state === 'unknown' ? 404 : answer.state === 'malformed' ? 400 : 200;
    if (/\bapplication\/json\b/.test(request.headers.accept ?? '')) return sendJson(response, status, answer);
    page.show(response, status, fieldsOf(answer, query.get('lang')));
  };
}

function fieldsOf(answer: ReceiptAnswer, asked: string | null): Fields {
  const lang = langOf(asked);
  const other = lang === 'vi' ? 'en' : 'vi';
  return {
    ...Object.fromEntries(STATES.map((state) => [state, state === answer.state])),
    ...{ lang, vi: lang === 'vi', en: lang === 'en', langOther: other },
    hrefOther: `/receipt?code=${encodeURIComponent(answer.code)}&lang=${other}`,
    ...{ code: answer.code, leaf: answer.leaf ?? '', root: answer.root ?? '' },
    seq: answer.seq === null ? '' : numberWords(answer.seq, lang),
    size: answer.size === null ? '' : numberWords(answer.size, lang),
    checkpointTime: answer.time === null ? '' : timeWords(answer.time),
    checkpoint: answer.checkpoint ?? '',
    path: answer.path.map((hash) => ({ hash })),
  };
}
