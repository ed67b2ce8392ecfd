import type { ProblemAnswer } from '../../content/wire/problem-answer.ts';
import type { Refusal } from './refusal.ts';
import { sentenceOf } from './sentence-of.ts';

/** Nobody reads more; a small body full of faults must not become a large answer. */
const MOST_PROBLEMS = 50;

/** The RFC 9457 body of a refusal, with its sentences in Vietnamese and English; at most 50 problems are told. */
export function problemAnswer(refused: Refusal): ProblemAnswer {
  const problems = refused.problems.slice(0, MOST_PROBLEMS).map((one) => ({
    code: one.code,
    path: [...one.path],
    detail: { ...one.detail },
    ...sentenceOf(one),
  }));
  const [first] = refused.problems;
  const sentence = sentenceOf(first);
  return {
    type: `urn:niem-yet:problem:${first.code}`,
    title: sentence.en,
    status: refused.status,
    code: first.code,
    path: [...first.path],
    ...sentence,
    problems,
  };
}
