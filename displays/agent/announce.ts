import type { Link } from '../link/link.ts';

const halves = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;

/** Says on the console what a technician has to know: the code, the pairing, a controller that is not trusted. Each thing once. */
export const announce = (link: Link, controller: string, say: (line: string) => void): (() => void) => {
  let last = '';
  const once = (line: string): void => {
    if (line === last) return;
    last = line;
    say(line);
  };
  const look = (): void => {
    const state = link.state();
    switch (state.kind) {
      case 'starting':
        return;
      case 'paired':
        return once(`Đã ghép / paired: ${state.pairing.name} (${state.pairing.unitName})`);
      case 'pairing':
        if (state.foreign)
          return once(
            `${controller} không phải bộ điều khiển đã tin; muốn giao máy này: chạy lại với --hand-over yes / another controller: run again with --hand-over yes to hand this machine over`,
          );
        if (state.code !== null)
          once(`Mã ghép / pairing code: ${halves(state.code)}  (${controller} → Màn hình → Ghép màn hình mới)`);
        return;
      default:
        return state satisfies never;
    }
  };
  return link.onChange(look);
};
