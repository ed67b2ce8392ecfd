import { type Cabinet, type Chain, ownSize, type Panel } from './panel.ts';

/** Every cell of a `columns` × `rows` rectangle as `[column, row]`, in the order of its chain. */
export function chained(columns: number, rows: number, { corner, along, serpentine }: Chain): (readonly [number, number])[] {
  const [lines, length] = along === 'rows' ? [rows, columns] : [columns, rows];
  const fromRight = corner === 'top-right' || corner === 'bottom-right';
  const fromBottom = corner === 'bottom-left' || corner === 'bottom-right';
  return Array.from({ length: lines * length }, (_, index) => {
    const line = Math.floor(index / length);
    const step = serpentine && line % 2 === 1 ? length - 1 - (index % length) : index % length;
    const [column, row] = along === 'rows' ? [step, line] : [line, step];
    return [fromRight ? columns - 1 - column : column, fromBottom ? rows - 1 - row : row] as const;
  });
}

/**
 * Where each dot of the wire stands in the picture (LED-12): the index is the place on the wire, the value is `row × width + column`
 * of the picture. For a parsed panel every dot of the picture stands in it once.
 */
export function wireMap(panel: Panel): Uint32Array {
  const map = new Uint32Array(panel.width * panel.height);
  let at = 0;
  for (const cabinet of panel.cabinets)
    for (const [x, y] of ownDots(cabinet)) {
      const [column, row] = turned(x, y, cabinet);
      map[at] = (cabinet.y + row) * panel.width + cabinet.x + column;
      at += 1;
    }
  return map;
}

/** The dots of a cabinet in its own axes, module after module. */
function ownDots(cabinet: Cabinet): (readonly [number, number])[] {
  const [width, height] = ownSize(cabinet);
  const { module } = cabinet;
  const inside = chained(module.width, module.height, cabinet.dots);
  return chained(width / module.width, height / module.height, cabinet.modules).flatMap(([column, row]) =>
    inside.map(([x, y]) => [column * module.width + x, row * module.height + y] as const),
  );
}

/** From a cabinet's own axes to the picture's, relative to the cabinet's corner. */
function turned(x: number, y: number, { rotation, width, height }: Cabinet): readonly [number, number] {
  switch (rotation) {
    case 0:
      return [x, y];
    case 90:
      return [width - 1 - y, x];
    case 180:
      return [width - 1 - x, height - 1 - y];
    case 270:
      return [y, height - 1 - x];
    default:
      return unknownRotation(rotation);
  }
}

function unknownRotation(rotation: never): never {
  throw new Error(`no such rotation: ${String(rotation)}`);
}
