import type { Problem } from '../../content/problem.ts';
import { type StoreCode, storeSentences } from './sentences.ts';

export type { StoreCode } from './sentences.ts';

/** `text` with its `{name}` places filled from the problem's detail. */
export const fillSentence = (text: string, detail: Problem['detail']): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(detail[name] ?? whole));

/** A store's refusal: its problem, and the Vietnamese sentence as the message. Nothing was acknowledged. */
export class StoreError extends Error implements Problem {
  readonly code: StoreCode;
  readonly path: Problem['path'] = [];
  readonly detail: Problem['detail'];

  constructor(code: StoreCode, detail: Problem['detail'] = {}, cause?: unknown) {
    const { vi, en } = storeSentences[code];
    super(fillSentence(`${vi} / ${en}`, detail), { cause });
    this.name = 'StoreError';
    this.code = code;
    this.detail = detail;
  }
}

/** The words of any thrown value, for logs and details. */
export const causeText = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
