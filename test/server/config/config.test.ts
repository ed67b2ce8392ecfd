import { describe, expect, it } from 'vitest';
import { ConfigError, configTable, readConfig } from '../../../server/config.ts';

describe('settings', () => {
  it('have defaults that listen on loopback and trust nobody', () => {
    const config = readConfig([], {});
    expect(config).toEqual({
      port: 8080,
      host: '127.0.0.1',
      data: './data',
      seed: null,
      publicUrl: null,
      publicPort: null,
      publicHost: '127.0.0.1',
      witnessUrl: null,
      trustProxy: 0,
      metricsPort: null,
      maxConnections: 30_000,
      keepPlaysDays: 92,
      logLevel: 'info',
    });
  });

  it('take the environment over the default and the flag over the environment', () => {
    const environment = { NIEM_YET_PORT: '9000', NIEM_YET_LOG_LEVEL: 'warn', NIEM_YET_TRUST_PROXY: '1' };
    const config = readConfig(['--port', '0', '--public-url=https://niemyet.example.vn'], environment);
    expect(config).toMatchObject({ port: 0, logLevel: 'warn', trustProxy: 1, publicUrl: 'https://niemyet.example.vn' });
  });

  it.each([
    [['--port', '70000'], '--port'],
    [['--port', '-1'], '--port'],
    [['--host', 'a b'], '--host'],
    [['--public-url', 'https://a.vn/path'], '--public-url'],
    [['--public-url', 'javascript:alert(1)'], '--public-url'],
    [['--trust-proxy', 'true'], '--trust-proxy'],
    [['--keep-plays-days', '0'], '--keep-plays-days'],
    [['--log-level', 'loud'], '--log-level'],
  ])('refuse %j with a sentence that names the flag', (argv, flag) => {
    expect(() => readConfig(argv, {})).toThrow(ConfigError);
    expect(() => readConfig(argv, {})).toThrow(flag);
  });

  it('name every wrong value at once', () => {
    expect(() => readConfig(['--port', 'x'], { NIEM_YET_LOG_LEVEL: 'x' })).toThrow(/--port[\s\S]*--log-level/);
  });

  it('are all in the README table with flag, variable and default', () => {
    const table = configTable();
    for (const words of ['`--port`', '`NIEM_YET_PORT`', '`8080`', '`--trust-proxy`', '`NIEM_YET_PUBLIC_URL`'])
      expect(table).toContain(words);
    expect(table.split('\n')).toHaveLength(2 + Object.keys(readConfig([], {})).length);
  });
});
