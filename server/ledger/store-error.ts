import type { Problem } from '../../content/problem.ts';
import { storeSentences } from './sentences.ts';

/** Codes that a store refuses with; `STORE-failed` is final until a restart, `STORE-full` may pass. */
export type StoreCode =
  | 'STORE-busy'
  | 'STORE-failed'
  | 'STORE-full'
  | 'STORE-closed'
  | 'STORE-unreadable'
  | 'STORE-newer'
  | 'STORE-migration';

/** `text` with its `{name}` places filled from the problem's detail. */
export const fillSentence = (text: string, detail: Problem['detail']): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(detail[name] ?? whole));

/** A store's refusal: its problem, and the Vietnamese sentence as the message. Nothing was acknowledged. */
export class StoreError extends Error implements Problem {
  readonly code: StoreCode;
  readonly path: Problem['path'] = [];
  readonly detail: Problem['detail'];

  constructor(code: StoreCode, detail: Problem['detail'] = {}, cause?: unknown) {
    const sentence = storeSentences[code];
    super(sentence ? fillSentence(`${sentence.vi} / ${sentence.en}`, detail) : code, { cause });
    this.name = 'StoreError';
    this.code = code;
    this.detail = detail;
  }
}

/** The words of any thrown value, for logs and details. */
export const causeText = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
