/** Text as it may stand in an attribute. */
const quoted = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`).replace(/[^\t\n\r\u0020-\uFFFD]/g, '');

/** A command in the envelope of this session. */
export const huiduCommand = (guid: string, method: string, inside = ''): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<sdk guid="${quoted(guid)}"><in method="${quoted(method)}">${inside}</in></sdk>`;

/** The program, area and resource of ours: always the same, so that they are found again after any restart. */
export const OUR_PROGRAM = '6e696d79-6574-4c45-8d01-000000000001';
const OUR_AREA = '6e696d79-6574-4c45-8d01-000000000002';
const OUR_IMAGE = '6e696d79-6574-4c45-8d01-000000000003';

/** A screen with one program: one picture over the whole panel, standing still. */
export const pictureScreen = (width: number, height: number, file: string): string =>
  `<screen timeStamps="0"><program guid="${OUR_PROGRAM}" type="normal"><playControl count="1" disabled="false"/>` +
  `<area guid="${OUR_AREA}" alpha="255"><rectangle x="0" y="0" width="${width}" height="${height}"/>` +
  `<resources><image guid="${OUR_IMAGE}" fit="fill"><effect in="0" out="20" inSpeed="4" outSpeed="4" duration="36000"/>` +
  `<file name="${quoted(file)}"/></image></resources></area></program></screen>`;

/** Names a program that is to go. */
export const programTag = (guid: string): string => `<program guid="${quoted(guid)}" type="normal"/>`;

/** Names files that are to go. */
export const filesTag = (names: readonly string[]): string =>
  `<files>${names.map((name) => `<file name="${quoted(name)}"/>`).join('')}</files>`;

/** The brightness by hand, in percent. */
export const brightnessTags = (percent: number): string => `<mode value="default"/><default value="${percent}"/>`;

/** A tag that a card sent: its name and attributes, in whatever order they stood. */
export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** Every opening tag of an answer, in order. */
export const tagsOf = (xml: string): Tag[] =>
  [...xml.matchAll(/<([A-Za-z][\w.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/?>/g)].map(
    ([, name = '', attributes = '']) => ({
      name,
      attributes: new Map(
        [...attributes.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
          ([, key = '', one, other]) => [key, plain(one ?? other ?? '')] as const,
        ),
      ),
    }),
  );

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|(\w{2,4}));/g, (whole, digits: string | undefined, name: string | undefined) =>
    digits === undefined ? (NAMED[name ?? ''] ?? whole) : String.fromCodePoint(Math.min(0x10ffff, Number(digits))),
  );

/** The session's guid and the result (`kSuccess`, …) of an answer; what is missing is empty. */
export function answerOf(xml: string): { readonly guid: string; readonly result: string } {
  const tags = tagsOf(xml);
  const attribute = (name: string, key: string): string => tags.find((tag) => tag.name === name)?.attributes.get(key) ?? '';
  return { guid: attribute('sdk', 'guid'), result: attribute('out', 'result') };
}

/** What a card plays: its programs, each with the files in it. */
export interface PlayedProgram {
  readonly guid: string;
  readonly files: readonly string[];
}

/** The programs of a GetProgram answer. */
export function programsOf(xml: string): PlayedProgram[] {
  const programs: { guid: string; files: string[] }[] = [];
  for (const { name, attributes } of tagsOf(xml)) {
    if (name === 'program') programs.push({ guid: attributes.get('guid') ?? '', files: [] });
    if (name === 'file') programs[programs.length - 1]?.files.push(attributes.get('name') ?? '');
    // Words are never ours: whatever else a program plays counts as a file that we did not send.
    if (name === 'text' || name === 'clock' || name === 'video') programs[programs.length - 1]?.files.push(`(${name})`);
  }
  return programs;
}
