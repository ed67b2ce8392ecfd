import { Command, Option } from 'commander';
import { z } from 'zod';
import { publicKeySchema } from '../../content/place/display.ts';

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
const yesOrNo = z.enum(['yes', 'no']).transform((word) => word === 'yes');
const origin = z
  .url({ protocol: /^https?$/ })
  .transform((url) => new URL(url))
  .refine((url) => url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '')
  .transform((url) => url.origin);

/** The only table of the agent's settings: flags, environment, help and the README's section come from it. */
const SETTINGS = {
  controller: setting({
    flag: 'controller',
    value: 'url',
    fallback: null,
    parse: origin,
    vi: 'Địa chỉ bộ điều khiển, ví dụ https://niemyet.example.vn (bắt buộc).',
    en: 'The controller’s address, for example https://niemyet.example.vn (required).',
  }),
  data: setting({
    flag: 'data',
    value: 'folder',
    fallback: './data/agent',
    parse: z.string().min(1).max(1000),
    vi: 'Thư mục giữ khóa, lịch chiếu và hình ảnh của máy này.',
    en: 'Folder that keeps this machine’s key, plan and media.',
  }),
  port: setting({
    flag: 'port',
    value: 'number',
    fallback: '8081',
    parse: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .pipe(z.number().max(65_535)),
    vi: 'Cổng của trang chiếu, chỉ mở trên chính máy này; 0 là một cổng trống bất kỳ.',
    en: 'Port of the player’s page, open on this machine only; 0 takes any free one.',
  }),
  browser: setting({
    flag: 'browser',
    value: 'program',
    fallback: 'auto',
    parse: z.string().min(1).max(1000),
    vi: 'Chromium để chiếu toàn màn hình: auto tự tìm, none không mở, hoặc đường dẫn.',
    en: 'Chromium for the full screen: auto looks for one, none opens none, or a path.',
  }),
  browserFlags: setting({
    flag: 'browser-flags',
    value: 'flags',
    fallback: '',
    parse: z.string().max(2000),
    vi: 'Cờ thêm cho Chromium, cách nhau bằng dấu cách.',
    en: 'More flags for Chromium, separated by spaces.',
  }),
  root: setting({
    flag: 'root',
    value: 'key',
    fallback: null,
    parse: publicKeySchema,
    vi: 'Khóa gốc được tin từ đầu: chỉ bộ điều khiển có khóa này ghép được máy này.',
    en: 'Root key trusted from the start: only the controller that has it can pair this machine.',
  }),
  handOver: setting({
    flag: 'hand-over',
    value: 'yes|no',
    fallback: 'no',
    parse: yesOrNo,
    vi: 'yes: giao máy này cho bộ điều khiển khác (người đứng tại máy quyết định).',
    en: 'yes: hand this machine over to another controller (decided by who stands before it).',
  }),
  find: setting({
    flag: 'find',
    value: 'yes|no|address',
    fallback: 'no',
    parse: z.string().min(1).max(253),
    vi: 'yes: chỉ liệt kê thiết bị LED tìm thấy trên mạng (Art-Net, Huidu, Onbon BX, WLED, nguồn E1.31) rồi thoát; địa chỉ: hỏi thiết bị ở đó (WLED, BX, Huidu).',
    en: 'yes: only list the LED devices found on the network (Art-Net, Huidu, Onbon BX, WLED, sources of E1.31), then leave; an address: ask what stands there (WLED, BX, Huidu).',
  }),
  update: setting({
    flag: 'update',
    value: 'no|night|now',
    fallback: 'no',
    parse: z.enum(['no', 'night', 'now']),
    vi: 'Tự cập nhật từ gói có chữ ký của bộ điều khiển: night đổi sang bản mới từ 1 đến 4 giờ sáng, now đổi ngay; cần --root và một trình giám sát khởi động lại.',
    en: 'Updates itself from the controller’s signed package: night begins a newer version between 1 and 4 o’clock, now at once; needs --root and a supervisor that starts it again.',
  }),
  quiet: setting({
    flag: 'quiet',
    value: 'yes|no',
    fallback: 'no',
    parse: yesOrNo,
    vi: 'yes: nhật ký chỉ ghi cảnh báo và lỗi.',
    en: 'yes: log warnings and errors only.',
  }),
};

type Settings = typeof SETTINGS;
/** What main reads from flags and environment and hands on. */
export type Config = {
  readonly [K in keyof Settings]: z.output<Settings[K]['parse']> | (K extends 'root' ? null : never);
};

/** Values that cannot be used: a sentence in each language for each of them. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const variableOf = (flag: string): string => `NIEM_YET_AGENT_${flag.toUpperCase().replaceAll('-', '_')}`;

/** Flags win over the environment, the environment over defaults. Throws a ConfigError that names every wrong value. */
export function readConfig(argv: readonly string[], environment: Readonly<Record<string, string | undefined>>): Config {
  const flags = z.record(z.string(), z.string()).parse(
    command()
      .parse([...argv], { from: 'user' })
      .opts(),
  );
  const wrong: string[] = [];
  const complain = <T>(row: Setting<T>, text: string | null): void =>
    void wrong.push(`--${row.flag} (${variableOf(row.flag)}) = ${JSON.stringify(text)}\n  ${row.vi}\n  ${row.en}`);
  const read = <T>(name: string, row: Setting<T>): T | null => {
    const text = flags[name] ?? environment[variableOf(row.flag)] ?? row.fallback;
    if (text === null) return null;
    const parsed = row.parse.safeParse(text);
    if (parsed.success) return parsed.data;
    complain(row, text);
    return null;
  };
  const controller = read('controller', SETTINGS.controller);
  if (controller === null && wrong.length === 0) complain(SETTINGS.controller, null);
  const config: Config = {
    controller: controller ?? '',
    data: read('data', SETTINGS.data) ?? '',
    port: read('port', SETTINGS.port) ?? 0,
    browser: read('browser', SETTINGS.browser) ?? '',
    browserFlags: read('browserFlags', SETTINGS.browserFlags) ?? '',
    root: read('root', SETTINGS.root),
    handOver: read('handOver', SETTINGS.handOver) ?? false,
    find: read('find', SETTINGS.find) ?? 'no',
    update: read('update', SETTINGS.update) ?? 'no',
    quiet: read('quiet', SETTINGS.quiet) ?? false,
  };
  if (wrong.length > 0) throw new ConfigError(`Giá trị không dùng được / not usable:\n${wrong.join('\n')}`);
  return config;
}

/** The command line: its `--help` is written from the table. */
function command(): Command {
  const made = new Command('niem-yet-agent').description('Niêm Yết: máy nhỏ sau màn hình / the computer behind a screen');
  for (const row of Object.values(SETTINGS)) {
    const fallback = row.fallback === null || row.fallback === '' ? '' : ` [${row.fallback}]`;
    made.addOption(new Option(`--${row.flag} <${row.value}>`, `${row.vi}\n${row.en} ${variableOf(row.flag)}${fallback}`));
  }
  return made.helpOption('--help').allowExcessArguments(false);
}

/** The README's table of the agent's settings, in Markdown. */
export function configTable(): string {
  const lines = Object.values(SETTINGS).map((row) => {
    const fallback = row.fallback === null || row.fallback === '' ? '' : `\`${row.fallback}\``;
    return `| \`--${row.flag}\` | \`${variableOf(row.flag)}\` | ${fallback} | ${row.vi}<br>${row.en} |`;
  });
  return [
    '| Cờ / flag | Biến môi trường / variable | Mặc định / default | Ý nghĩa / meaning |',
    '| --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}
