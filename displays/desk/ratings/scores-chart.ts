import { css, html, LitElement, unsafeCSS } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type uPlot from 'uplot';
import plotLook from 'uplot/dist/uPlot.min.css?inline';
import { base } from '../look/base.ts';
import { amount } from './scores-numbers.ts';

const HEIGHT = 196;
const ALL = '#cdc2b3';
const SATISFIED = '#3d352d';
const INK = '#5b5247';
const FONT = '12px "Be Vietnam Pro", sans-serif';

/** A bar of the chart: how many answers, and how many of them satisfied. */
export interface Bar {
  readonly label: string;
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

/** Columns of answers with the satisfied ones dark in them: readable in grey; a table stands beside it. The library is loaded here alone. */
@customElement('ny-score-chart')
export class ScoreChart extends LitElement {
  static override styles = [
    base,
    unsafeCSS(plotLook),
    css`:host { min-height: 196px; } .plot { width: 100%; overflow: hidden; }`,
  ];
  @property({ attribute: false }) bars: readonly Bar[] = [];
  @property() label = '';
  #plot: uPlot | null = null;
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

  protected override async updated() {
    const { default: plot } = await import('uplot');
    const place = this.renderRoot.querySelector<HTMLElement>('.plot');
    if (!this.isConnected || !place) return;
    this.#plot?.destroy();
    this.#plot = new plot(optionsOf(plot, this.bars, this.clientWidth || 300), dataOf(this.bars), place);
  }

  protected override render() {
    return html`<div class="plot" role="img" aria-label=${this.label}></div>`;
  }
}
