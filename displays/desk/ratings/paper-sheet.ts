import { type CSSResultGroup, css, LitElement } from 'lit';
import { base } from '../look/base.ts';

/** In print there is nothing but the sheet: the desk around it goes. */
const alone = new CSSStyleSheet();
alone.replaceSync(
  '@page { size: A4 portrait; margin: 0 } @media print { body.ny-paper > :not([data-paper]) { display: none !important } body.ny-paper { background: #fff !important } }',
);

/** Paper over the desk, ready to print; the desk behind it is out of reach meanwhile. Tells `closed`. */
export abstract class PaperSheet extends LitElement {
  static override styles: CSSResultGroup[] = [
    base,
    css`
      :host { position: fixed; inset: 0; z-index: 900; overflow: auto; background: #5c544c; }
      .bar { position: sticky; top: 0; display: flex; gap: 0.75rem; justify-content: center; padding: 0.75rem; background: #f6f1e8; border-bottom: 1px solid var(--ny-line); }
      .sheet { box-sizing: border-box; width: 210mm; height: 297mm; margin: 6mm auto; background: #fff; color: #1f1a17; overflow: hidden; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      @media print { :host { position: static; overflow: visible; background: #fff; } .bar { display: none; } .sheet { margin: 0; } }
    `,
  ];

  /** What the sheet is called. */
  protected abstract get caption(): string;

  override connectedCallback() {
    super.connectedCallback();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, alone];
    document.body.classList.add('ny-paper');
    this.dataset['paper'] = '';
    this.#others(true);
    this.addEventListener('keydown', (event) => event.key === 'Escape' && this.close());
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== alone);
    document.body.classList.remove('ny-paper');
    this.#others(false);
  }

  #others(inert: boolean) {
    for (const other of document.body.children) if (other !== this && other instanceof HTMLElement) other.inert = inert;
  }

  protected readonly close = () => this.dispatchEvent(new CustomEvent('closed'));

  protected override firstUpdated() {
    this.setAttribute('role', 'dialog');
    this.setAttribute('aria-modal', 'true');
    this.setAttribute('aria-label', this.caption);
    this.tabIndex = -1;
    this.focus();
  }
}
