import { type Problem, problem } from '../../../content/problem.ts';
import type { Log } from '../log.ts';
import type { Clockwork, Pace } from './pace.ts';
import { type DriverStatus, saidBy } from './status.ts';
import type { Made, Picture, Way } from './way.ts';

/** How often a device that can tell is asked what it shows. */
const LOOK_MS = 4000;
/** The longest that leaving the panel may take. */
const END_MS = 4000;
/** After a failure the next try comes so soon, after more of them later and later, up to the refresh of the way. */
const AGAIN_MS = 250;

/** A way out, its pace, the picture to leave the panel on, a clock and a log. */
export interface DriverParts {
  readonly way: Way;
  readonly pace: Pace;
  readonly last: Picture;
  readonly clock: Clockwork;
  readonly log: Log;
}

/** Sends over `way` what is wanted now (LED-54), and looks at what the device shows (LED-56); each one at a time. */
export class PanelDriver {
  status: DriverStatus;
  readonly #parts: DriverParts;
  #wanted: Made | null = null;
  #standing: Picture | null = null;
  #sending: Promise<void> | null = null;
  #looking: Promise<void> | null = null;
  #failures = 0;
  #failedAt = -Infinity;
  #sentAt = -Infinity;
  #lookedAt: number;
  #cancel: () => void = () => undefined;

  constructor(parts: DriverParts) {
    this.#parts = parts;
    this.#lookedAt = parts.clock.mono();
    this.status = { ...FRESH, since: this.#lookedAt, confirmed: parts.way.look ? false : null };
  }

  /** What is to stand on the panel from now on. */
  want(made: Made): void {
    this.#wanted = made;
    this.#next();
  }

  /** Leaves the panel on its last picture. Never rejects. */
  async stop(): Promise<void> {
    if (this.status.state === 'stopped') return;
    const { way, last, clock, log } = this.#parts;
    this.#enter('stopped', null);
    this.#cancel();
    const leave = async (): Promise<void> => {
      await Promise.all([this.#sending, this.#looking]);
      await way.end(last);
    };
    await within(END_MS, leave(), clock).catch((error: unknown) => log.warn({ said: saidBy(error) }, 'led not left cleanly'));
  }

  /** Begins what is due now, else sleeps until something is. */
  #next(): void {
    this.#cancel();
    if (this.status.state === 'stopped') return;
    const { way, clock } = this.#parts;
    const now = clock.mono();
    const send = this.#sending || (way.oneAtATime && this.#looking) ? Infinity : this.#waitToSend(now);
    if (this.#wanted && send <= 0) this.#sending = this.#thenNext(this.#send(this.#wanted), () => (this.#sending = null));
    const look = this.#looking || (way.oneAtATime && this.#sending) ? Infinity : this.#waitToLook(now);
    if (way.look && look <= 0) this.#looking = this.#thenNext(this.#look(way.look), () => (this.#looking = null));
    const soonest = Math.min(send <= 0 ? Infinity : send, look <= 0 ? Infinity : look);
    if (soonest < Infinity) this.#cancel = clock.after(Math.max(1, Math.ceil(soonest)), () => this.#next());
  }

  async #thenNext(work: Promise<void>, done: () => void): Promise<void> {
    await work;
    done();
    this.#next();
  }

  /** Ms until there is something to send: a change at the next place of the pace, the same again at the refresh. */
  #waitToSend(now: number): number {
    if (!this.#wanted) return Infinity;
    const { way, pace } = this.#parts;
    if (this.#failures > 0) return this.#failedAt + againAfter(this.#failures, way.refreshMs) - now;
    return samePicture(this.#standing, this.#wanted.picture) ? this.#sentAt + way.refreshMs - now : pace.wait(now);
  }

  #waitToLook(now: number): number {
    return this.#parts.way.look && this.#standing ? this.#lookedAt + LOOK_MS - now : Infinity;
  }

  async #send({ picture, watts, dimmed }: Made): Promise<void> {
    const { way, pace, clock } = this.#parts;
    this.#sentAt = clock.mono();
    pace.sent(this.#sentAt);
    try {
      await way.send(picture);
      this.#standing = picture;
      this.#failures = 0;
      this.status = { ...this.status, sent: this.status.sent + 1, watts, dimmed };
      if (clock.mono() - this.#failedAt >= way.quietMs) this.#enter('running', this.status.problem);
    } catch (error) {
      this.#failed(error);
    }
  }

  async #look(look: NonNullable<Way['look']>): Promise<void> {
    const { clock, log } = this.#parts;
    this.#lookedAt = clock.mono();
    try {
      const seen = await look();
      if (seen.same) {
        this.status = { ...this.status, confirmed: true, problem: null };
        return;
      }
      log.warn({ said: seen.said }, 'led showed what was not sent');
      this.#standing = null;
      const repaired = { at: clock.mono(), said: seen.said };
      const found = problem('LED-56', [], { said: seen.said });
      this.status = { ...this.status, confirmed: false, problem: found, repairs: this.status.repairs + 1, repaired };
    } catch (error) {
      this.#failed(error);
    }
  }

  #failed(error: unknown): void {
    this.#failures += 1;
    this.#failedAt = this.#parts.clock.mono();
    this.#standing = null;
    this.#enter('lost', problem('LED-55', [], { said: saidBy(error) }));
  }

  #enter(state: DriverStatus['state'], said: Problem | null): void {
    if (this.status.state === 'stopped') return;
    if (state === this.status.state) {
      this.status = { ...this.status, problem: said };
      return;
    }
    const { way, clock, log } = this.#parts;
    log.info({ said: said?.detail['said'] }, `led ${state}`);
    const problemNow = state === 'lost' ? said : null;
    this.status = { ...this.status, state, since: clock.mono(), problem: problemNow, confirmed: way.look ? false : null };
  }
}

const FRESH: DriverStatus = {
  state: 'opening',
  since: 0,
  problem: null,
  confirmed: null,
  sent: 0,
  repairs: 0,
  repaired: null,
  watts: 0,
  dimmed: 100,
};

const againAfter = (failures: number, refreshMs: number): number => Math.min(refreshMs, AGAIN_MS * 2 ** Math.min(failures, 5));

const samePicture = (one: Picture | null, other: Picture): boolean =>
  one === other || (one !== null && one.percent === other.percent && Buffer.compare(one.bytes, other.bytes) === 0);

/** `work`, or a refusal after `ms`: a device that is gone must not keep a program from ending. */
function within(ms: number, work: Promise<void>, { after }: Clockwork): Promise<void> {
  return new Promise((settle, fail) => {
    const cancel = after(ms, () => fail(new Error('the device did not take its last picture')));
    void work.then(settle, fail).finally(cancel);
  });
}
