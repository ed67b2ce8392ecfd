import { css, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { StatusAnswer } from '../../../content/wire/status.ts';
import type { Live } from '../live/collection.ts';
import { DeskPage } from '../live/desk-page.ts';
import { base } from '../look/base.ts';
import { dayWords, localOf } from '../look/times.ts';
import { type Phrase, say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { waiting } from '../shell/states.ts';
import './root-key-card.ts';
import './root-proof-form.ts';
import type { RootProof } from './root-proof-form.ts';

const words = {
  page: ['Khóa gốc', 'Root key'],
  covered: ['Máy chủ ký được nội dung cho màn hình đến ngày {day}.', 'The server can sign content for displays until {day}.'],
  here: ['Khóa gốc đang ở trên máy chủ', 'The root key is on this server'],
  away: ['Khóa gốc đang cất ở nơi khác', 'The root key is kept elsewhere'],
  hereText: [
    'Hạn ký tự gia hạn, không cần làm gì. An toàn hơn: xuất khóa, cất kỹ, rồi lấy khóa khỏi máy chủ.',
    'The date moves on by itself; nothing needs doing. Safer: export the key, keep it well, then take it off the server.',
  ],
  awayText: [
    'Màn hình vẫn nhận nội dung mới bình thường đến ngày này. Trước ngày đó phải đưa khóa gốc trở lại; quá hạn thì màn hình không nhận nội dung mới.',
    'Displays take new content as usual until then. Before that day the root key has to come back; afterwards they take nothing new.',
  ],
  when: ['Khi nào cần khóa gốc?', 'When is the root key needed?'],
  when1: ['Khi đầu trang báo chữ ký sắp hết hạn.', 'When a banner says that signing ends soon.'],
  when2: [
    'Khi muốn có thêm năm năm: đưa khóa trở lại, rồi lấy khóa khỏi máy chủ lần nữa.',
    'For another five years: bring it back, then take it off the server again.',
  ],
  when3: ['Viết, phát hành và ghép màn hình hằng ngày thì không cần.', 'Not for writing, publishing or pairing day by day.'],
  return: ['Đưa khóa gốc trở lại', 'Bring the root key back'],
  returnText: [
    'Máy chủ kiểm tra đúng là khóa mà các màn hình tin, rồi mới nhận. Khóa không được gửi đi đâu khác.',
    'The server takes it only if it is the key that the displays trust. It goes nowhere else.',
  ],
  returned: [
    'Khóa đúng và đã trở lại. Hạn ký nay tự gia hạn.',
    'The key is the right one and is back. Signing renews itself now.',
  ],
  remove: ['Lấy khóa gốc khỏi máy chủ', 'Take the root key off the server'],
  removeText: [
    'Trước khi lấy đi, máy chủ ký sẵn cho năm năm. Xin đưa lại khóa đã xuất để chứng tỏ đã cất được: sau bước này máy chủ không còn bản nào.',
    'Before it goes, the server certifies five years ahead. Show the exported key to prove that it is kept: after this the server has no copy.',
  ],
  removed: ['Khóa gốc đã rời máy chủ.', 'The root key has left the server.'],
  agree: ['Lấy khóa khỏi máy chủ', 'Take it off'],
} as const satisfies Record<string, Phrase>;

/** Where the root key is, until when signing is covered, and the ways to export it, to take it away and to bring it back. */
@customElement('ny-root-key-page')
export class RootKeyPage extends DeskPage {
  static override styles = [
    base,
    css`
      .text { max-width: 46rem; } .until { font-size: 1.15rem; font-weight: 600; } .when { list-style: disc; padding-inline-start: 1.2rem; }
      .when li { margin-block: 0.25rem; }
    `,
  ];
  @state() private news: Phrase | null = null;

  protected watches(): readonly Live<unknown>[] {
    return [this.desk.status];
  }

  #done(news: Phrase) {
    this.news = news;
    void this.desk.status.refresh();
  }

  protected override render() {
    const status = this.desk.status.seen.value;
    return html`<div class="stack">
      <h1>${say(words.page)}</h1>
      ${waiting([this.desk.status]) ?? (status ? this.#body(status) : '')}
    </div>`;
  }

  #body({ signing }: StatusAnswer) {
    const day = dayWords(localOf(signing.coveredUntil).day);
    return html`
      ${this.news ? html`<wa-callout variant="success" role="status">${icon('circle-check', null, 'icon')} ${say(this.news)}</wa-callout>` : ''}
      <section class="card stack tight" aria-labelledby="state">
        <h2 id="state" class="row tight">${icon(signing.hasRoot ? 'key-round' : 'shield-check')} ${say(signing.hasRoot ? words.here : words.away)}</h2>
        <p class="until numbers">${say(words.covered, { day })}</p>
        <p class="quiet text">${say(signing.hasRoot ? words.hereText : words.awayText)}</p>
        <h3>${say(words.when)}</h3>
        <ul class="when text">${[words.when1, words.when2, words.when3].map((one) => html`<li>${say(one)}</li>`)}</ul>
      </section>
      ${signing.hasRoot ? this.#here() : this.#away()}`;
  }

  #away() {
    return html`<section class="card stack" aria-labelledby="return"><h2 id="return">${say(words.return)}</h2>
      <p class="quiet text">${say(words.returnText)}</p>
      <ny-root-proof-form action=${say(words.return)} .send=${(proof: RootProof) => this.desk.api.returnRoot(proof)}
        @done=${() => this.#done(words.returned)}></ny-root-proof-form></section>`;
  }

  #here() {
    return html`<ny-root-key-card .api=${this.desk.api}></ny-root-key-card>
      <section class="card stack" aria-labelledby="remove"><h2 id="remove">${say(words.remove)}</h2>
        <p class="quiet text">${say(words.removeText)}</p>
        <ny-root-proof-form action=${say(words.agree)} variant="danger" .send=${(proof: RootProof) => this.desk.api.removeRoot(proof)}
          @done=${() => this.#done(words.removed)}></ny-root-proof-form></section>`;
  }
}
