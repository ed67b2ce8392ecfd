import { z } from 'zod';
import { displaySchema } from '../../../content/place/display.ts';
import { unitSchema } from '../../../content/place/unit.ts';
import { slideSchema } from '../../../content/slide/slide.ts';
import type { DayOff } from '../../../content/time/day-off.ts';
import type {
  displayChangeSchema,
  newPersonSchema,
  newUnitSchema,
  ownPasswordSchema,
  Person,
  pairingConfirmSchema,
  publishRequestSchema,
  setupRequestSchema,
  signInRequestSchema,
  unitChangeSchema,
} from '../../../content/wire/api.ts';
import {
  actSchema,
  agentAnswerSchema,
  type draftKindSchema,
  draftSchema,
  libraryAnswerSchema,
  mediaAnswerSchema,
  pairingFoundSchema,
  personSchema,
  pictureAnswerSchema,
  publishAnswerSchema,
  sessionAnswerSchema,
  wallAnswerSchema,
} from '../../../content/wire/api.ts';
import { findAnswerSchema, type findHereSchema, type findRequestSchema } from '../../../content/wire/find.ts';
import type { newPanelSchema } from '../../../content/wire/panel.ts';
import { refusedListSchema, refusedSentSchema } from '../../../content/wire/refused-api.ts';
import type { rehearsalRequestSchema } from '../../../content/wire/schedule-api.ts';
import { explanationSchema, rehearsalAnswerSchema } from '../../../content/wire/schedule-api.ts';
import { statusAnswerSchema } from '../../../content/wire/status.ts';
import { ratingRoutes } from './rating-routes.ts';
import { type Answer, type Ask, isSignedOut, type Method, request, sendFile } from './request.ts';

export type DraftKind = z.infer<typeof draftKindSchema>;
export type DisplayChange = z.infer<typeof displayChangeSchema>;

const nothing = z.unknown();
const rootSchema = z.object({ rootKey: z.string(), secret: z.string() });
const part = encodeURIComponent;
const draftPath = (kind: DraftKind, id: string) => `/api/drafts/${kind}/${part(id)}`;

/** Every request that the desk makes, each answer parsed by its schema; tells `ended` when the session turns out to be over. */
export const deskApi = (ended: () => void) => {
  const heard = <T>(answer: Answer<T>): Answer<T> => {
    if (!answer.ok && isSignedOut(answer.failure)) ended();
    return answer;
  };
  const ask = async <T>(method: Method, path: string, schema: z.ZodType<T>, body?: unknown) =>
    heard(await request(method, path, schema, body));
  return routes(ask, async (file, progress) => heard(await sendFile('/api/media', file, mediaAnswerSchema, progress)));
};
export type DeskApi = ReturnType<typeof deskApi>;

type SendPicture = (file: File, progress: (share: number) => void) => Promise<Answer<z.infer<typeof mediaAnswerSchema>>>;

const routes = (request: Ask, sendPicture: SendPicture) => ({
  ...ratingRoutes(request),

  session: () => request('GET', '/api/session', sessionAnswerSchema),
  signIn: (body: z.input<typeof signInRequestSchema>) => request('POST', '/api/session', sessionAnswerSchema, body),
  signOut: () => request('DELETE', '/api/session', nothing),
  changePassword: (body: z.input<typeof ownPasswordSchema>) => request('PUT', '/api/session/password', nothing, body),
  setUp: (body: z.input<typeof setupRequestSchema>) => request('POST', '/api/setup', sessionAnswerSchema, body),

  library: () => request('GET', '/api/library', libraryAnswerSchema),
  wall: () => request('GET', '/api/wall', wallAnswerSchema),
  packs: () => request('GET', '/api/packs', z.array(slideSchema)),

  agent: () => request('GET', '/api/agent', agentAnswerSchema),
  picture: (id: string) => request('GET', `/api/displays/${part(id)}/picture`, pictureAnswerSchema),

  lookUpCode: (code: string) => request('POST', '/api/pairings/lookup', pairingFoundSchema, { code }),
  confirmCode: (body: z.input<typeof pairingConfirmSchema>) => request('POST', '/api/pairings/confirm', displaySchema, body),
  changeDisplay: (id: string, body: DisplayChange) => request('PUT', `/api/displays/${part(id)}`, nothing, body),
  findDevices: (id: string, body: z.input<typeof findRequestSchema>) =>
    request('POST', `/api/displays/${part(id)}/find-devices`, findAnswerSchema, body),
  findHere: (body: z.input<typeof findHereSchema>) => request('POST', '/api/panels/find-devices', findAnswerSchema, body),
  addPanel: (body: z.input<typeof newPanelSchema>) => request('POST', '/api/panels', displaySchema, body),
  drivePanel: (id: string) => request('POST', `/api/displays/${part(id)}/drive`, nothing, {}),
  dropDisplay: (id: string) => request('DELETE', `/api/displays/${part(id)}`, nothing),
  refusedAnswers: (id: string) => request('GET', `/api/displays/${part(id)}/refused`, refusedListSchema),
  sendRefused: (id: string, ids: readonly string[]) =>
    request('POST', `/api/displays/${part(id)}/refused/send`, refusedSentSchema, { ids }),
  setRefusedAside: (id: string, ids: readonly string[], reason: string) =>
    request('POST', `/api/displays/${part(id)}/refused/set-aside`, nothing, { ids, reason }),
  revokeDisplay: (id: string) => request('POST', `/api/displays/${part(id)}/revoke`, nothing, {}),

  addUnit: (body: z.input<typeof newUnitSchema>) => request('POST', '/api/units', unitSchema, body),
  changeUnit: (id: string, body: z.input<typeof unitChangeSchema>) => request('PUT', `/api/units/${part(id)}`, nothing, body),
  dropUnit: (id: string) => request('DELETE', `/api/units/${part(id)}`, nothing),

  drafts: () => request('GET', '/api/drafts', z.array(draftSchema)),
  putDraft: (kind: DraftKind, id: string, body: { version: number; body: unknown; removed: boolean }) =>
    request('PUT', draftPath(kind, id), draftSchema, body),
  dropDraft: (kind: DraftKind, id: string) => request('DELETE', draftPath(kind, id), nothing),
  versions: (kind: DraftKind, id: string) => request('GET', `${draftPath(kind, id)}/versions`, z.array(draftSchema)),
  publish: (body: z.input<typeof publishRequestSchema>) => request('POST', '/api/publish', publishAnswerSchema, body),

  rehearse: (body: z.input<typeof rehearsalRequestSchema>) => request('POST', '/api/rehearsals', rehearsalAnswerSchema, body),
  explain: (display: string, zone: string, time: number) =>
    request('GET', `/api/explain?display=${part(display)}&zone=${part(zone)}&time=${time}`, explanationSchema),

  sendPicture,

  confirmDayOff: (day: string) => request('POST', '/api/days-off/confirm', nothing, { d: day }),
  putDaysOff: (daysOff: readonly DayOff[]) => request('PUT', '/api/days-off', nothing, { daysOff }),

  people: () => request('GET', '/api/people', z.array(personSchema)),
  addPerson: (body: z.input<typeof newPersonSchema>) => request('POST', '/api/people', personSchema, body),
  changePerson: (id: string, body: { active: boolean } | { grants: Person['grants'] } | { password: string }) =>
    request('PATCH', `/api/people/${part(id)}`, personSchema, body),
  /** Acts, newest first; `before`: only those with a lower number. */
  acts: (before?: number) => request('GET', `/api/acts${before === undefined ? '' : `?before=${before}`}`, z.array(actSchema)),
  status: () => request('GET', '/api/status', statusAnswerSchema),
  removeRoot: (body: { password: string; secret: string }) => request('POST', '/api/keys/remove-root', nothing, body),
  returnRoot: (body: { password: string; secret: string }) => request('POST', '/api/keys/return-root', nothing, body),
  exportRoot: (password: string) => request('POST', '/api/keys/export-root', rootSchema, { password }),
});
