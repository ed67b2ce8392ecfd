import { css, html, LitElement, type PropertyValues, svg, unsafeCSS } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type uPlot from 'uplot';
import plotLook from 'uplot/dist/uPlot.min.css?inline';
import { base } from '../look/base.ts';
import { say } from '../say.ts';
import { amount } from './scores-numbers.ts';
import { scoreWordsOfDesk as words } from './scores-words.ts';

const HEIGHT = 196;
const ALL = '#cdc2b3';
const SATISFIED = '#3d352d';
const INK = '#5b5247';
const FONT = '12px "Be Vietnam Pro", sans-serif';

/** A bar of the chart: how many answers, and how many of them satisfied; `label` stands below it, `name` says it in full. */
export interface Bar {
  readonly label: string;
  readonly name: string;
  readonly count: number;
  readonly satisfied: number;
}

const dataOf = (bars: readonly Bar[]): uPlot.AlignedData => [
  bars.map((_, index) => index),
  bars.map((bar) => bar.count),
  bars.map((bar) => bar.satisfied),
];

const optionsOf = (plot: typeof uPlot, bars: readonly Bar[], width: number): uPlot.Options => {
  const paths = plot.paths.bars?.({ size: [0.72, 44], align: 0 });
  const series = (fill: string): uPlot.Series => ({
    fill,
    stroke: INK,
    width: 1,
    points: { show: false },
    ...(paths ? { paths } : {}),
  });
  const axis = { font: FONT, stroke: INK, ticks: { show: false } };
  const most = Math.max(4, ...bars.map((bar) => bar.count));
  return {
    width,
    height: HEIGHT,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false, range: [-0.6, bars.length - 0.4] }, y: { range: [0, most * 1.08] } },
    axes: [
      {
        ...axis,
        size: 30,
        grid: { show: false },
        space: 46,
        incrs: [1, 2, 3, 4, 7, 14, 28],
        values: (_, splits) => splits.map((at) => bars[at]?.label ?? ''),
      },
      {
        ...axis,
        size: 46,
        grid: { stroke: '#eae2d7' },
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000],
        values: (_, splits) => splits.map(amount),
      },
    ],
    series: [{}, series(ALL), series(SATISFIED)],
  };
};

/**
 * Columns of answers with the satisfied ones dark in them: readable in grey; a table stands beside it. Arrows and the pointer go from bar to
 * bar, and the one they stand on is said. The library is loaded here alone.
 */
@customElement('ny-score-chart')
export class ScoreChart extends LitElement {
  static override styles = [
    base,
    unsafeCSS(plotLook),
    css`:host { min-height: 196px; } .plot { width: 100%; overflow: hidden; position: relative; border-radius: 6px; } .said { min-height: 1.4em; font-size: 0.85rem; padding-top: 0.5rem; }
      .mark { position: absolute; inset: 0; width: 100%; height: 100%; pointer-events: none; } .mark rect { fill: none; stroke: var(--ny-red); stroke-width: 2; }`,
  ];
  @property({ attribute: false }) bars: readonly Bar[] = [];
  @property() label = '';
  /** The bar that is said; null: none. */
  @state() private at: number | null = null;
  #plot: uPlot | null = null;
  #drawn = '';
  #watch: ResizeObserver | null = null;

  override connectedCallback() {
    super.connectedCallback();
    this.#watch = new ResizeObserver(() => this.#plot?.setSize({ width: this.clientWidth, height: HEIGHT }));
    this.#watch.observe(this);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#watch?.disconnect();
    this.#plot?.destroy();
    this.#plot = null;
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('bars') && this.at !== null && this.at >= this.bars.length) this.at = null;
  }

  protected override async updated() {
    const { default: plot } = await import('uplot');
    const place = this.renderRoot.querySelector<HTMLElement>('.draw');
    if (!this.isConnected || !place) return;
    const drawn = JSON.stringify(this.bars);
    if (this.#plot !== null && drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.#plot?.destroy();
    this.#plot = new plot(optionsOf(plot, this.bars, this.clientWidth || 300), dataOf(this.bars), place);
  }

  #key(event: KeyboardEvent) {
    const last = this.bars.length - 1;
    const at = this.at ?? -1;
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: last, Escape: null }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.at = to === null ? null : Math.max(0, Math.min(last, to));
  }

  #point(event: PointerEvent) {
    const over = this.#plot?.over.getBoundingClientRect();
    if (!over || !this.#plot) return;
    const at = Math.round(this.#plot.posToVal(event.clientX - over.left, 'x'));
    this.at = at >= 0 && at < this.bars.length ? at : null;
  }

  /** The frame around the bar that is said. */
  #mark(at: number) {
    const plot = this.#plot;
    if (!plot) return '';
    const [from, until] = [at - 0.45, at + 0.45].map((x) => plot.valToPos(x, 'x'));
    const top = plot.valToPos(this.bars[at]?.count ?? 0, 'y');
    const [left, above] = [plot.over.offsetLeft, plot.over.offsetTop];
    const height = plot.valToPos(0, 'y') - top;
    return html`<svg class="mark" aria-hidden="true">${svg`<rect x=${left + (from ?? 0)} y=${above + top - 2}
      width=${(until ?? 0) - (from ?? 0)} height=${height + 4} rx="3"></rect>`}</svg>`;
  }

  protected override render() {
    const bar = this.at === null ? undefined : this.bars[this.at];
    const said = bar
      ? say(words.chartBar, { name: bar.name, count: amount(bar.count), satisfied: amount(bar.satisfied) })
      : say(words.chartHint);
    return html`<div class="plot" role="slider" tabindex="0" aria-label=${this.label} aria-valuemin="0" aria-valuemax=${Math.max(0, this.bars.length - 1)}
        aria-valuenow=${this.at ?? 0} aria-valuetext=${said} @keydown=${(event: KeyboardEvent) => this.#key(event)}
        @pointermove=${(event: PointerEvent) => this.#point(event)} @pointerdown=${(event: PointerEvent) => this.#point(event)}>
        <div class="draw"></div>${this.at === null ? '' : this.#mark(this.at)}</div>
      <p class="said quiet">${said}</p>`;
  }
}
