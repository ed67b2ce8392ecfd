import type { IncomingMessage } from 'node:http';
import type { AnswerRow, AnswersPage } from '../../content/wire/rating-api.ts';
import type { Control } from '../control/control.ts';
import { type LiveScores, liveScores } from '../control/live-scores.ts';
import type { Keys } from '../keys/keys.ts';
import type { Journal } from '../ledger/journal.ts';
import type { Log } from '../ledger/log.ts';
import type { Ledger } from '../ledger/ratings/ledger.ts';
import type { LibraryStore } from '../library/library-store.ts';
import { type AnswersAsked, answersInTurn, answersPage } from './answers-page.ts';
import { caseAnswers } from './case-answers.ts';
import { type Cases, casesOn } from './cases.ts';
import { type RefusedDesk, refusedDesk } from './decide-refused.ts';
import { type DoorShape, doorShapes } from './door-shapes.ts';
import { importAnswers } from './import-answers.ts';
import { importDoor } from './import-door.ts';
import { type ImportKeys, importKeys } from './import-keys.ts';
import { kioskDoor } from './kiosk-door.ts';
import type { RatingLimits } from './limits.ts';
import { ratingPage } from './pages.ts';
import { phoneDoor } from './phone-door.ts';
import { type Places, placesOf } from './places.ts';
import { previewImport } from './preview-import.ts';
import { type PublicDoors, publicDoors } from './public-doors.ts';
import { ratingDesk } from './rating-desk.ts';
import { receiptDoor } from './receipt-door.ts';
import { type RefusedAnswers, refusedAnswers } from './refused-answers.ts';
import { refusedDoor } from './refused-door.ts';
import { type Scores, scoresOn } from './scores.ts';
import { makeTickets, ticketsStand } from './tickets.ts';
import { type UsedInLedger, usedInLedger } from './used-places.ts';
import { watchAnswers } from './watch.ts';
import { WORKBOOK_LIMITS, type Workbooks, workbooks } from './workbook.ts';

/** What the ratings give to the rest of the house. */
export interface RatingRoom {
  readonly places: () => Places;
  readonly scores: Scores;
  readonly live: LiveScores;
  readonly doors: PublicDoors;
  /** What the document of the API says of the doors that lie below `/api`. */
  readonly doorShapes: readonly DoorShape[];
  readonly importKeys: ImportKeys;
  readonly refused: RefusedAnswers;
  readonly refusedDesk: RefusedDesk;
  readonly cases: Cases;
  readonly caseAnswers: ReturnType<typeof caseAnswers>;
  readonly answers: (asked: AnswersAsked) => Promise<AnswersPage>;
  readonly allAnswers: (asked: Pick<AnswersAsked, 'within' | 'standing'>) => AsyncGenerator<readonly AnswerRow[]>;
  readonly workbook: Workbooks;
  readonly makeTickets: ReturnType<typeof makeTickets>;
  readonly ticketsStand: ReturnType<typeof ticketsStand>;
  readonly foresee: ReturnType<typeof previewImport>;
  readonly usedInLedger: UsedInLedger;
  readonly bring: ReturnType<typeof importAnswers>;
  /** Looks at what came since, and ends the timers. Call before the ledger is closed. */
  close(): Promise<void>;
}

export interface RatingRoomDeps {
  readonly library: Pick<LibraryStore, 'current'>;
  readonly journal: Pick<Journal, 'database' | 'acts'>;
  readonly ledger: Ledger;
  readonly control: Pick<Control, 'planOf' | 'onRound'>;
  readonly keys: Pick<Keys, 'signWith' | 'rootKey'>;
  readonly secret: Uint8Array;
  /** Where the public pages are built. */
  readonly pages: string;
  readonly limits: RatingLimits;
  readonly healthy: () => boolean;
  readonly addressOf: (request: IncomingMessage) => string;
  readonly now: () => number;
  readonly log: Log;
}

/** Opens the room: takes answers, watches them, tells scores. */
export function openRatingRoom(deps: RatingRoomDeps): RatingRoom {
  const { library, journal, ledger, control, keys, secret, pages, limits, healthy, addressOf, now, log } = deps;
  const { ratings } = ledger;
  const places = placesOf(library);
  const scores = scoresOn({ ledger, places, now });
  const watch = watchAnswers({ ratings, places, now, log });
  const desk = ratingDesk({ ratings, places, now, taken: watch.saw });
  const bring = importAnswers({ desk, places, secret });
  const made = importKeys({ database: journal.database, acts: journal.acts, secret, now });
  const live = liveScores({
    ...{ library, keys, secret, now, log, planOf: control.planOf, onRound: control.onRound, onRecords: ratings.onRecords },
    touchedBy: (unit) => places().lineage(unit, now()),
    records: () => ratings.head().size,
    scoreOf: (unit, window) => scores.of(unit, window, null),
  });
  const cases = casesOn({ ratings, database: journal.database, now });
  const known = { ratings, places, isObjected: cases.isObjected, movedInto: cases.movedInto };
  const refused = refusedAnswers({ database: journal.database, acts: journal.acts, now });
  const around = { limits, now, addressOf };
  const doors = publicDoors({
    ...{ ledger, rootKey: keys.rootKey, healthy, log, now, statusPage: ratingPage(pages, 'status.html') },
    doors: {
      kiosk: kioskDoor({ desk, places, ...around }),
      refused: refusedDoor({ refused, places, ...around }),
      importing: importDoor({ keys: made, bring, ...around }),
      phone: phoneDoor({ desk, places, page: ratingPage(pages, 'index.html'), secret, ...around }),
      receipt: receiptDoor({ ledger, page: ratingPage(pages, 'receipt.html'), ...around }),
    },
  });
  const close = async (): Promise<void> => {
    await live.close();
    await watch.close();
  };
  return {
    ...{ places, scores, live, doors, doorShapes: doorShapes(limits), importKeys: made, refused, bring, cases, close },
    caseAnswers: caseAnswers(known),
    answers: (asked) => answersPage(known, asked),
    allAnswers: (asked) => answersInTurn(known, asked),
    workbook: workbooks(WORKBOOK_LIMITS),
    refusedDesk: refusedDesk({ refused, desk, places, now }),
    makeTickets: makeTickets({ database: journal.database, acts: journal.acts, secret }),
    ticketsStand: ticketsStand({ database: journal.database, secret }),
    foresee: previewImport({ database: journal.database, places, secret, now }),
    usedInLedger: usedInLedger(journal.database),
  };
}
