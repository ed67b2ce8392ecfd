import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** A file of a package that a screen never runs, by who imports it; `gives`: what each of its hollow functions gives. */
interface Unused {
  readonly by: RegExp;
  readonly what: RegExp;
  readonly gives: string;
}
/** Zod's way to JSON Schema, its sentences, its compiler and its care for cycles (JSON has none); socket.io's ways around a websocket. */
const UNUSED: readonly Unused[] = [
  { by: /zod\/v4\/classic\/schemas\.js$/, what: /\/(?:json-schema-processors|to-json-schema)\.js$/, gives: '({})' },
  { by: /zod\/v4\/classic\/\w+\.js$/, what: /\/locales\/en\.js$/, gives: '({})' },
  { by: /zod\/v4\/core\/schemas\.js$/, what: /\/doc\.js$/, gives: '({})' },
  { by: /zod\/v4\/core\/index\.js$/, what: /\/memoizer\.js$/, gives: 'undefined' },
  {
    by: /engine\.io-client\/build\/esm\/(?:transports\/)?index\.js$/,
    what: /\/(?:polling-xhr|polling-xhr\.node|polling-fetch|webtransport)\.js$/,
    gives: '({})',
  },
];
const HOLLOW = '\0niem-yet-hollow:';
const exportsOf = (file: string): string[] =>
  Array.from(readFileSync(file, 'utf8').matchAll(/^export (?:const|function|class) ([\w$]+)/gm), ([, name]) => name ?? '');
const hollow = (file: string, gives: string): string =>
  [...exportsOf(file).map((name) => `export const ${name} = () => ${gives};`), `export default () => ${gives};`].join('\n');

/** A stretch of a file, from the one text up to the other. */
interface Cut {
  readonly from: string;
  readonly to: string;
}
/** Of tweetnacl a screen needs signatures alone, of fast-sha256 the hash alone. */
const CUTS: readonly { readonly file: RegExp; readonly cuts: readonly Cut[] }[] = [
  {
    file: /tweetnacl\/nacl-fast\.js$/,
    cuts: [
      { from: 'function core_salsa20(', to: 'function set25519(' },
      { from: 'function crypto_scalarmult(', to: 'var K = [' },
      { from: 'nacl.lowlevel = {', to: 'function checkArrayTypes(' },
      { from: 'nacl.secretbox = function', to: 'nacl.sign = function' },
    ],
  },
  {
    file: /fast-sha256\/sha256\.js$/,
    cuts: [
      { from: 'var HMAC = ', to: 'function hash(data)' },
      { from: 'function hmac(key, data)', to: 'exports.pbkdf2 = pbkdf2;' },
      { from: 'exports.pbkdf2', to: '});' },
    ],
  },
];

const without = (code: string, { from, to }: Cut): string => {
  const start = code.indexOf(from);
  const end = code.indexOf(to, start);
  if (start < 0 || end < 0) throw new Error(`nothing to cut from «${from}» to «${to}»: was the package changed?`);
  return code.slice(0, start) + code.slice(end);
};

/** The code of this file without what a screen never runs. Throws when the file is not the one that was looked at. */
const trimmed = (code: string, file: string): string =>
  CUTS.filter((known) => known.file.test(file)).reduce((left, { cuts }) => cuts.reduce(without, left), code);

/** Puts hollow files (the same names, which do nothing) in the place of unused ones, and trims others. */
export const withoutUnused = (): Plugin => ({
  name: 'niem-yet-without-unused',
  enforce: 'pre',
  resolveId: (source, importer) => {
    const unused = UNUSED.find(({ by, what }) => importer !== undefined && by.test(importer) && what.test(source));
    return unused === undefined ? null : `${HOLLOW}${unused.gives}:${fileURLToPath(new URL(source, `file://${importer}`))}`;
  },
  load: (id) => {
    if (!id.startsWith(HOLLOW)) return null;
    const [, gives = '', file = ''] = id.split(':');
    return hollow(file, gives);
  },
  transform: (code, id) => {
    const less = trimmed(code, id.replace(/\?.*$/, ''));
    return less === code ? null : { code: less, map: null };
  },
});
