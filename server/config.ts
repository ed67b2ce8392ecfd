import { Command, Option } from 'commander';
import { z } from 'zod';
import { LOG_LEVELS } from './observe/log.ts';

/** One line of the table: a setting has a flag, a variable of the environment, a default, a parser and a sentence. */
interface Setting<T> {
  readonly flag: string;
  readonly value: string;
  readonly fallback: string | null;
  readonly parse: z.ZodType<T>;
  readonly vi: string;
  readonly en: string;
}

const setting = <T>(row: Setting<T>): Setting<T> => row;
const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max));
const address = z.url({ protocol: /^https?$/ }).refine((url) => new URL(url).origin === url.replace(/\/$/, ''));

/** The only table of settings: flags, environment, help and the README's section come from it. */
const SETTINGS = {
  port: setting({
    flag: 'port',
    value: 'number',
    fallback: '8080',
    parse: wholeNumber(0, 65_535),
    vi: 'Cổng lắng nghe; 0 là một cổng trống bất kỳ.',
    en: 'Port to listen on; 0 takes any free one.',
  }),
  host: setting({
    flag: 'host',
    value: 'address',
    fallback: '127.0.0.1',
    parse: z.string().regex(/^[A-Za-z0-9.:-]{1,253}$/),
    vi: 'Địa chỉ lắng nghe; 0.0.0.0 để màn hình trong mạng nội bộ vào được.',
    en: 'Address to listen on; 0.0.0.0 lets displays of the local network in.',
  }),
  data: setting({
    flag: 'data',
    value: 'folder',
    fallback: './data',
    parse: z.string().min(1).max(1000),
    vi: 'Thư mục dữ liệu: thư viện, nhật ký, hình ảnh, khóa.',
    en: 'Data folder: library, journal, media, keys.',
  }),
  seed: setting({
    flag: 'seed',
    value: 'file',
    fallback: null,
    parse: z.string().min(1).max(1000),
    vi: 'Tệp thư viện nạp vào khi thư viện còn trống.',
    en: 'A library file published when the library is still empty.',
  }),
  publicUrl: setting({
    flag: 'public-url',
    value: 'url',
    fallback: null,
    parse: address,
    vi: 'Địa chỉ mà người dùng thấy, ví dụ https://niemyet.example.vn; https thì cookie chỉ đi qua https.',
    en: 'The address people see, for example https://niemyet.example.vn; with https, cookies travel over https only.',
  }),
  publicPort: setting({
    flag: 'public-port',
    value: 'number',
    fallback: null,
    parse: wholeNumber(0, 65_535),
    vi: 'Cổng riêng chỉ có trang đánh giá, biên nhận và trạng thái, để đưa ra Internet; không đặt thì không mở.',
    en: 'A port of its own with nothing but rating, receipt and status pages, to be published; not opened unless set.',
  }),
  publicHost: setting({
    flag: 'public-host',
    value: 'address',
    fallback: '127.0.0.1',
    parse: z.string().regex(/^[A-Za-z0-9.:-]{1,253}$/),
    vi: 'Địa chỉ lắng nghe của cổng công cộng.',
    en: 'Address that the public port listens on.',
  }),
  trustProxy: setting({
    flag: 'trust-proxy',
    value: 'hops',
    fallback: '0',
    parse: wholeNumber(0, 10),
    vi: 'Số máy ủy nhiệm (proxy) đứng trước; 0 là không tin X-Forwarded-For.',
    en: 'How many proxies stand in front; 0 trusts no X-Forwarded-For.',
  }),
  witnessUrl: setting({
    flag: 'witness-url',
    value: 'url',
    fallback: null,
    parse: z.url({ protocol: /^https?$/ }).max(500),
    vi: 'Địa chỉ bên ngoài nhận điểm kiểm tra của sổ đánh giá (POST JSON) hằng ngày và cuối mỗi kỳ.',
    en: 'Address outside that takes checkpoints of the ledger (POST, JSON), daily and at the end of each period.',
  }),
  metricsPort: setting({
    flag: 'metrics-port',
    value: 'number',
    fallback: null,
    parse: wholeNumber(0, 65_535),
    vi: 'Cổng số liệu đo (/metrics), chỉ trên 127.0.0.1; không đặt thì không mở.',
    en: 'Port of /metrics, on 127.0.0.1 only; not opened unless set.',
  }),
  maxConnections: setting({
    flag: 'max-connections',
    value: 'number',
    fallback: '30000',
    parse: wholeNumber(10, 1_000_000),
    vi: 'Số kết nối đồng thời tối đa.',
    en: 'Most connections at once.',
  }),
  keepPlaysDays: setting({
    flag: 'keep-plays-days',
    value: 'days',
    fallback: '92',
    parse: wholeNumber(1, 3660),
    vi: 'Số ngày giữ nhật ký chiếu và báo cáo của màn hình; cũ hơn thì xóa hằng ngày.',
    en: 'Days for which what displays played and reported is kept; older lines are removed daily.',
  }),
  logLevel: setting({
    flag: 'log-level',
    value: 'level',
    fallback: 'info',
    parse: z.enum(LOG_LEVELS),
    vi: `Mức nhật ký (${LOG_LEVELS.join(', ')}), mỗi sự kiện một dòng JSON ra stderr.`,
    en: `Log level (${LOG_LEVELS.join(', ')}), one JSON line an event on standard error.`,
  }),
};

type Settings = typeof SETTINGS;
type Optional = 'seed' | 'publicUrl' | 'witnessUrl' | 'publicPort' | 'metricsPort';
/** What main reads from flags and environment and hands on. */
export type Config = {
  readonly [K in keyof Settings]: z.output<Settings[K]['parse']> | (K extends Optional ? null : never);
};

/** Values that cannot be used: a sentence in each language for each of them. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const variableOf = (flag: string): string => `NIEM_YET_${flag.toUpperCase().replaceAll('-', '_')}`;

/** Flags win over the environment, the environment over defaults. Throws a ConfigError that names every wrong value. */
export function readConfig(argv: readonly string[], environment: Readonly<Record<string, string | undefined>>): Config {
  const flags = z.record(z.string(), z.string()).parse(
    command()
      .parse([...argv], { from: 'user' })
      .opts(),
  );
  const wrong: string[] = [];
  const read = <T>(name: string, row: Setting<T>): T | null => {
    const text = flags[name] ?? environment[variableOf(row.flag)] ?? row.fallback;
    if (text === null) return null;
    const parsed = row.parse.safeParse(text);
    if (parsed.success) return parsed.data;
    wrong.push(`--${row.flag} (${variableOf(row.flag)}) = ${JSON.stringify(text)}\n  ${row.vi}\n  ${row.en}`);
    return null;
  };
  const must = <T>(name: string, row: Setting<T>, instead: T): T => read(name, row) ?? instead;
  const config: Config = {
    port: must('port', SETTINGS.port, 0),
    host: must('host', SETTINGS.host, ''),
    data: must('data', SETTINGS.data, ''),
    seed: read('seed', SETTINGS.seed),
    publicUrl: read('publicUrl', SETTINGS.publicUrl),
    publicPort: read('publicPort', SETTINGS.publicPort),
    publicHost: must('publicHost', SETTINGS.publicHost, ''),
    trustProxy: must('trustProxy', SETTINGS.trustProxy, 0),
    witnessUrl: read('witnessUrl', SETTINGS.witnessUrl),
    metricsPort: read('metricsPort', SETTINGS.metricsPort),
    maxConnections: must('maxConnections', SETTINGS.maxConnections, 0),
    keepPlaysDays: must('keepPlaysDays', SETTINGS.keepPlaysDays, 92),
    logLevel: must('logLevel', SETTINGS.logLevel, 'info'),
  };
  if (wrong.length > 0) throw new ConfigError(`Giá trị không dùng được / not usable:\n${wrong.join('\n')}`);
  return config;
}

/** The command line: its `--help` is written from the table. */
function command(): Command {
  const made = new Command('niem-yet').description('Niêm Yết: bộ điều khiển màn hình / display controller').helpOption('--help');
  for (const row of Object.values(SETTINGS)) {
    const fallback = row.fallback === null ? '' : ` [${row.fallback}]`;
    made.addOption(new Option(`--${row.flag} <${row.value}>`, `${row.vi}\n${row.en} ${variableOf(row.flag)}${fallback}`));
  }
  return made.allowExcessArguments(false);
}

/** The README's table of settings, in Markdown. */
export function configTable(): string {
  const lines = Object.values(SETTINGS).map(
    (row) =>
      `| \`--${row.flag}\` | \`${variableOf(row.flag)}\` | ${row.fallback === null ? '' : `\`${row.fallback}\``} | ${row.vi}<br>${row.en} |`,
  );
  return [
    '| Cờ / flag | Biến môi trường / variable | Mặc định / default | Ý nghĩa / meaning |',
    '| --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}
