import { html } from 'lit';
import type { Display } from '../../../content/place/display.ts';
import { compareVi } from '../../../content/text/collate.ts';
import type { LibraryAnswer } from '../../../content/wire/api.ts';
import '../led/led-dialog.ts';
import type { Desk } from '../live/desk.ts';
import { localOf } from '../look/times.ts';
import { unitLines } from '../schedule/unit-lines.ts';
import '../schedule/why-dialog.ts';
import { type Asked, askDialog } from './ask-dialog.ts';
import './display-dialog.ts';
import './pairing-dialog.ts';
import './refused-dialog.ts';

/** What stands before the wall; at most one. `pair`: '' for any display. `panel`: null while one is being added. */
export type OpenDialog =
  | { readonly kind: 'pair'; readonly display: string }
  | { readonly kind: 'edit'; readonly display: Display }
  | { readonly kind: 'panel'; readonly display: string | null }
  | { readonly kind: 'why'; readonly display: string; readonly time: number }
  | { readonly kind: 'refused'; readonly display: Display }
  | { readonly kind: 'ask'; readonly asked: Asked };

/** What the dialogs tell the wall. */
export interface WallDeeds {
  readonly show: (next: OpenDialog | null) => void;
  /** Something was changed: ask for everything again. */
  readonly again: () => Promise<void>;
  readonly confirmed: (asked: Asked) => void;
}

const only = <K extends OpenDialog['kind']>(open: OpenDialog | null, kind: K): Extract<OpenDialog, { kind: K }> | null => {
  const isOf = (one: OpenDialog): one is Extract<OpenDialog, { kind: K }> => one.kind === kind;
  return open !== null && isOf(open) ? open : null;
};

const byName = (list: readonly { id: string; name: string }[]): ReadonlyMap<string, string> =>
  new Map([...list].sort((a, b) => compareVi(a.name, b.name)).map((one) => [one.id, one.name]));

/** The dialogs of the wall: all are there, and the `open` one is seen. */
export const wallDialogs = (
  {
    desk,
    library,
    now,
    agent,
    open,
  }: { desk: Desk; library: LibraryAnswer; now: number; agent: string | null; open: OpenDialog | null },
  { show, again, confirmed }: WallDeeds,
) => {
  const day = localOf(now).day;
  const units = unitLines(library, day).map(({ unit }) => [unit.id, unit.name] as const);
  const rowOf = (id: string | null) => desk.wall.seen.value?.rows.find(({ display }) => display === id) ?? null;
  const [pair, edit, panel, why] = [only(open, 'pair'), only(open, 'edit'), only(open, 'panel'), only(open, 'why')];
  // A dialog tells that it is hidden after the next one may stand there already.
  const closed = (kind: OpenDialog['kind']) => () => {
    if (open?.kind === kind) show(null);
  };
  /** The set-up goes on with the panel that it has added. */
  const added = async (id: string): Promise<void> => {
    await again();
    show({ kind: 'panel', display: id });
  };
  return html`
    <ny-pairing-dialog .api=${desk.api} .now=${now} .library=${library} .units=${units} target=${pair?.display ?? ''} ?open=${pair !== null}
      @closed=${closed('pair')} @paired=${() => void again()}></ny-pairing-dialog>
    <ny-display-dialog .agent=${agent} day=${day} .api=${desk.api} .display=${edit?.display ?? null} .units=${units} .now=${now}
      .row=${rowOf(edit?.display.id ?? null)} @closed=${closed('edit')}
      @saved=${() => {
        show(null);
        void again();
      }}></ny-display-dialog>
    <ny-led-dialog .api=${desk.api} .display=${library.displays.find(({ id }) => id === panel?.display) ?? null} .atlases=${desk.dots.seen.value ?? []}
      .generation=${library.generation} .now=${desk.now} ?adding=${panel !== null && panel.display === null} .units=${units}
      .row=${rowOf(panel?.display ?? null)} @closed=${closed('panel')} @saved=${() => void again()}
      @added=${(event: CustomEvent<string>) => void added(event.detail)}
      @pair=${() => show({ kind: 'pair', display: panel?.display ?? '' })}></ny-led-dialog>
    <ny-why-dialog .api=${desk.api} display=${why?.display ?? ''} .time=${why?.time ?? null} .names=${byName(library.entries)}
      .slideNames=${byName(library.slides)} @closed=${closed('why')}></ny-why-dialog>
    <ny-refused-dialog .api=${desk.api} .display=${only(open, 'refused')?.display ?? null} @closed=${closed('refused')}
      @decided=${() => void desk.wall.refresh()}></ny-refused-dialog>
    ${askDialog(only(open, 'ask')?.asked ?? null, confirmed, closed('ask'))}
  `;
};
