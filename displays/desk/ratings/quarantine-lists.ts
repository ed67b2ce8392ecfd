import { html } from 'lit';
import type { CaseAnswers, CasesAnswer, RatingCase } from '../../../content/wire/rating-api.ts';
import { momentWords } from '../look/times.ts';
import { linkTo } from '../router.ts';
import { say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { isProposed } from './is-proposed.ts';
import { caseAnswersList, foldedAnswers } from './quarantine-answers.ts';
import { quarantineWords as words } from './quarantine-words.ts';
import type { NewCase } from './scores-case-dialog.ts';
import { amount } from './scores-numbers.ts';

/** What the lists may do, and what units are called. */
export interface CaseActs {
  readonly names: ReadonlyMap<string, string>;
  readonly mayPropose: boolean;
  readonly propose: (asked: NewCase) => void;
  readonly decide: (found: RatingCase, decision: 'confirm' | 'decline') => void;
}

const targetsWords = (targets: readonly number[]) => say(words.targets, { count: amount(targets.length), n: targets.length });

/** «Đề nghị loại 12 lượt» of a case. */
export const caseTitle = ({ kind, targets }: Pick<RatingCase, 'kind' | 'targets'>): string =>
  `${say(words[kind])} · ${targetsWords(targets)}`;

const LISTED = 12;
const numbers = (targets: readonly number[], answers: CaseAnswers | null = null) => {
  if (answers !== null && answers.rows.length > 0) return '';
  const list = targets.slice(0, LISTED).join(', ');
  const all = targets.length > LISTED ? say(words.andMore, { list, count: targets.length - LISTED }) : list;
  return ` · ${say(words.numbers, { list: all })}`;
};

const head = (unit: string, title: string, acts: CaseActs, standing = '') =>
  html`<div class="row between"><h3>${title}</h3><a class="small" href=${linkTo('scores', `${unit}:quarter::${standing}`)}>${acts.names.get(unit) ?? unit}</a></div>`;

const button = (label: string, act: () => void, isStrong = false) =>
  html`<wa-button size="s" variant=${isStrong ? 'brand' : 'neutral'} appearance=${isStrong ? 'accent' : 'outlined'} @click=${act}>${label}</wa-button>`;

const waitsForSecond = () => html`<p class="locked">${icon('clock')} <span>${say(words.isProposed)}</span></p>`;

/** Who may do what about an open case, said in words where it is nobody here. */
const openActs = (found: RatingCase, open: CasesAnswer['open'], acts: CaseActs) => {
  if (found.mine)
    return html`<p class="locked">${icon('lock')} <span>${say(found.kind === 'objection' ? words.mineObjection : words.mine)}</span></p>`;
  if (!found.mayConfirm) return html`<p class="quiet">${say(words.notAllowed)}</p>`;
  const decline = button(say(words.decline), () => acts.decide(found, 'decline'));
  const { unit, targets } = found;
  if (found.kind === 'objection' && isProposed(targets, open))
    return html`${waitsForSecond()} <div class="row tight">${decline}</div>`;
  return found.kind === 'objection'
    ? html`<div class="row tight">${button(say(words.proposeExclude), () => acts.propose({ kind: 'exclude', unit, targets }), true)} ${decline}</div>`
    : html`<div class="row tight">${button(say(words.confirm), () => acts.decide(found, 'confirm'), true)} ${decline}</div>`;
};

const destination = ({ to }: Pick<RatingCase, 'to'>) =>
  to === null
    ? ''
    : html`<p>${icon('chevron-right')} ${say(words.leadsTo, { where: to.counterName === null ? to.unitName : `${to.unitName} · ${to.counterName}` })}</p>`;

/** Who has not agreed so far, and why. */
const declines = ({ declines: said }: Pick<RatingCase, 'declines'>) =>
  said.map(
    ({ byName, reason, time }) =>
      html`<p class="small">${icon('circle-x')} ${say(words.declinedBy, { name: byName, moment: momentWords(time) })}: “${reason}”</p>`,
  );

/** Cases that were closed without changing anything. */
export const declinedCases = ({ declined }: CasesAnswer, acts: CaseActs) =>
  html`<ul class="card rows">${declined.map(
    (one) => html`<li class="stack tight">${head(one.unit, caseTitle(one), acts)}
      <p>“${one.reason}”</p>
      <p class="quiet small">${say(words.by, { name: one.byName, moment: momentWords(one.time) })}${numbers(one.targets, one.answers)}</p>${destination(one)} ${declines(one)}
      ${foldedAnswers(one.answers)}</li>`,
  )}</ul>`;

/** Proposals and objections that wait. */
export const openCases = ({ open }: CasesAnswer, acts: CaseActs) =>
  open.length === 0
    ? html`<p class="quiet">${say(words.openNone)}</p>`
    : html`<ul class="stack">${open.map(
        (found) => html`<li class="card stack tight" data-case=${found.seq}>${head(found.unit, caseTitle(found), acts)}
          <p>“${found.reason}”</p>
          <p class="quiet small">${say(words.by, { name: found.byName, moment: momentWords(found.time) })}${numbers(found.targets, found.answers)}</p>
          ${caseAnswersList(found.answers)} ${destination(found)} ${declines(found)}
          ${openActs(found, open, acts)}</li>`,
      )}</ul>`;

/** What the machine found and holds back. */
export const quarantined = ({ quarantined, open }: CasesAnswer, acts: CaseActs) =>
  quarantined.length === 0
    ? html`<p class="quiet">${say(words.quarantinedNone)}</p>`
    : html`<ul class="stack">${quarantined.map(({ seq, unit, detector, time, targets, answers }) => {
        const propose = (kind: 'exclude' | 'readmit') => () => acts.propose({ kind, unit, targets });
        const waits = isProposed(targets, open);
        return html`<li class="card stack tight" data-found=${seq}>${head(unit, `${detectorWords(detector)} · ${targetsWords(targets)}`, acts, 'held')}
          <p class="quiet small">${momentWords(time)}${numbers(targets, answers)}</p> ${waits ? foldedAnswers(answers) : caseAnswersList(answers)}
          ${waits ? waitsForSecond() : acts.mayPropose ? html`<div class="row tight">${button(say(words.proposeExclude), propose('exclude'))} ${button(say(words.proposeReadmit), propose('readmit'))}</div>` : ''}
        </li>`;
      })}</ul>`;

const DETECTORS = { burst: words.burst, streak: words.streak, intervals: words.intervals, hand: words.hand };
const detectorWords = (detector: string): string => {
  const known = Object.entries(DETECTORS).find(([name]) => name === detector);
  return known ? say(known[1]) : detector;
};

type Decided = CasesAnswer['decided'][number];

const bothWords = ({ byNames: [first = '', second = ''], time }: Decided) => ({ first, second, moment: momentWords(time) });

const decidedCase = (one: Decided, acts: CaseActs) =>
  html`<li class="stack tight">${head(one.unit, `${say(words[one.kind])} · ${targetsWords(one.targets)}`, acts, one.kind === 'exclude' ? 'excluded' : 'counted')}
    <p>${one.byNames[0] ?? ''}: “${one.proposed}”</p> <p>${one.byNames[1] ?? ''}: “${one.reason}”</p>
    <p class="quiet small">${say(words.both, bothWords(one))}${numbers(one.targets, one.answers)}</p>${destination(one)} ${foldedAnswers(one.answers)}</li>`;

/** An objection that ended because two people decided about its answers: whose, its words, and what became of it. */
const settledObjection = (found: Decided['objections'][number], by: Decided, acts: CaseActs) =>
  html`<li class="stack tight" data-settled=${found.seq}>${head(found.unit, caseTitle(found), acts)}
    <p>“${found.reason}”</p>
    <p class="quiet small">${say(words.by, { name: found.byName, moment: momentWords(found.time) })}${numbers(found.targets)}</p>${declines(found)}
    <p>${icon('circle-check')} ${say(words.settled, { what: say(words[by.kind]), ...bothWords(by) })}: “${by.reason}”</p></li>`;

/** What two people have decided, newest first, each with the objections that it settled. */
export const decidedCases = ({ decided }: CasesAnswer, acts: CaseActs) =>
  decided.length === 0
    ? html`<p class="quiet">${say(words.decidedNone)}</p>`
    : html`<ul class="card rows">${decided.map(
        (one) => html`${decidedCase(one, acts)} ${one.objections.map((found) => settledObjection(found, one, acts))}`,
      )}</ul>`;
