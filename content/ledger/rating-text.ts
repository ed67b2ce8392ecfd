import type { RatingClass, RatingRecord } from './record.ts';

/*
 * Nearly all records are answers, and a ledger has millions: their canonical text is written and read here without going through a
 * tree of values. Both ways say exactly what `canonical` and `recordSchema` say (LDG-19).
 */

const quoted = (text: string | null): string => (text === null ? 'null' : `"${text}"`);

/** The canonical text of an answer: its fields need no escaping. */
export function ratingText({ kind, payload, seq, time, unit }: RatingRecord): string {
  const { at, class: found, comment, counter, level, nonce, offset, point, reasons, satisfied, scale, use } = payload;
  const given = `"at":${at},"class":"${found}","comment":${quoted(comment)},"counter":${quoted(counter)},"level":"${level}"`;
  const where = `"nonce":"${nonce}","offset":${offset},"point":"${point}","reasons":[${reasons.map(quoted).join(',')}]`;
  const means = `"satisfied":${satisfied},"scale":"${scale}","use":${quoted(use)}`;
  return `{"kind":"${kind}","payload":{${given},${where},${means}},"seq":${seq},"time":${time},"unit":"${unit}"}`;
}

/** Counted repeats would be unrolled and slow: lengths are looked at afterwards. */
const ID = '[a-z0-9][a-z0-9-]*';
const HASH = 'null|"[0-9a-f]+"';
const WHOLE = '0|[1-9][0-9]*';
const RATING = new RegExp(
  `^\\{"kind":"(rating|late-rating)","payload":\\{"at":(${WHOLE}),"class":"(unverified|at-place|verified)","comment":(${HASH}),` +
    `"counter":(null|"${ID}"),"level":"(${ID})","nonce":"([A-Za-z0-9_-]+)","offset":(0|-?[1-9][0-9]{0,2}),"point":"(${ID})",` +
    `"reasons":\\[((?:"${ID}"(?:,"${ID}")*)?)\\],"satisfied":(true|false),"scale":"(${ID})","use":(${HASH})\\},` +
    `"seq":(${WHOLE}),"time":(${WHOLE}),"unit":"(${ID})"\\}$`,
);
const LATEST = 8.64e15;
const MOST_SEQ = 34_359_738_367;

const unquoted = (text: string | undefined): string | null => (text === undefined || text === 'null' ? null : text.slice(1, -1));
const classIn = (text: string | undefined): RatingClass => (text === 'verified' || text === 'at-place' ? text : 'unverified');

const MOST_REASONS = 12;
const isId = (text: string | null): boolean => text === null || text.length <= 64;
const isHash = (text: string | null): boolean => text === null || text.length === 64;

/** The answer in its canonical text; null when the text is not that of an answer: then `recordSchema` has to look at it. */
export function ratingIn(text: string): RatingRecord | null {
  const found = RATING.exec(text);
  if (found === null) return null;
  const payload = {
    at: Number(found[2]),
    offset: Number(found[8]),
    point: found[9] ?? '',
    counter: unquoted(found[5]),
    scale: found[12] ?? '',
    level: found[6] ?? '',
    satisfied: found[11] === 'true',
    reasons: found[10] ? found[10].slice(1, -1).split('","') : [],
    class: classIn(found[3]),
    nonce: found[7] ?? '',
    use: unquoted(found[13]),
    comment: unquoted(found[4]),
  };
  const kind = found[1] === 'rating' ? 'rating' : 'late-rating';
  const record: RatingRecord = { seq: Number(found[14]), time: Number(found[15]), unit: found[16] ?? '', kind, payload };
  return isInBounds(record) ? record : null;
}

function isInBounds({ seq, time, unit, payload }: RatingRecord): boolean {
  const { at, offset, point, counter, scale, level, reasons, nonce, use, comment } = payload;
  const numbers = at <= LATEST && time <= LATEST && seq <= MOST_SEQ && Math.abs(offset) <= 900;
  const ids = isId(unit) && isId(point) && isId(counter) && isId(scale) && isId(level) && reasons.every(isId);
  return numbers && ids && reasons.length <= MOST_REASONS && nonce.length === 22 && isHash(use) && isHash(comment);
}
