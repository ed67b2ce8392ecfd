import { createHash } from 'node:crypto';
import type { Response } from 'express';
import type { Namespace } from 'socket.io';
import type { Library } from '../../content/library.ts';
import type { Draft, Person, WallRow } from '../../content/wire/api.ts';
import type { ProblemAnswer } from '../../content/wire/problem-answer.ts';
import type { StatusAnswer } from '../../content/wire/status.ts';

/** What the fake desk server remembers. */
export interface FakeDeskState {
  readonly now: number;
  library: Library;
  readonly drafts: Draft[];
  readonly versions: Draft[];
  readonly rows: WallRow[];
  readonly people: Person[];
  person: Person | null;
  setup: string | null;
  tries: number;
  /** What `GET /api/status` answers. */
  readonly status: { current: StatusAnswer };
  readonly desks: Namespace;
}

export const admin: Person = {
  id: 'lan',
  login: 'lan.nguyen',
  name: 'Nguyễn Thị Lan',
  grants: [{ role: 'admin', unit: null }],
  active: true,
};

/** A problem document with one problem; the fixture speaks Vietnamese only. */
export const problem = (status: number, code: string, vi: string, path: (string | number)[] = []): ProblemAnswer => ({
  type: `urn:niem-yet:problem:${code}`,
  title: code,
  status,
  code,
  path,
  vi,
  en: vi,
  problems: [{ code, path, detail: {}, vi, en: vi }],
});

export const refuse = (response: Response, answer: ProblemAnswer) => void response.status(answer.status).json(answer);
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');
export const hashOf = (value: string): string => createHash('sha256').update(value).digest('hex');
