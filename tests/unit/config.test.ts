import { describe, expect, it } from 'vitest';
import { readSettings, SettingError, settingRows } from '../../src/config.ts';

describe('settings', () => {
  it('have defaults', () => {
    expect(readSettings([], {})).toMatchObject({
      data: 'data',
      rdf: undefined,
      baseIri: undefined,
      port: 3000,
      host: '127.0.0.1',
      queryTimeout: 10_000,
    });
  });

  it('prefer a flag to a variable and a variable to the default', () => {
    const env = { MUNPART_PORT: '4000', MUNPART_HOST: '::1' };
    expect(readSettings(['--port', '5000'], env)).toMatchObject({ port: 5000, host: '::1' });
  });

  it('repeat where they are lists', () => {
    expect(readSettings(['--rdf', 'a.ttl', '--rdf=b.nq'], {}).rdf).toEqual(['a.ttl', 'b.nq']);
    expect(readSettings([], { MUNPART_RDF: 'a.ttl,b.nq' }).rdf).toEqual(['a.ttl', 'b.nq']);
  });

  it('take an empty variable as none', () => {
    expect(readSettings([], { MUNPART_BASE_IRI: '' }).baseIri).toBeUndefined();
  });

  it.each([
    [['--port', '70000'], '--port "70000": expected at most 65535'],
    [['--port', 'x'], '--port "x": expected a whole number'],
    [['--query-timeout', '0'], '--query-timeout "0": expected at least 0.1 seconds'],
    [
      ['--base-iri', 'example.org'],
      '--base-iri "example.org": expected an http or https IRI that ends with a slash',
    ],
    [['--base-iri', 'https://example.org'], '--base-iri "https://example.org": expected'],
    [['--base-iri', 'https://example.org/?a='], 'expected an http or https IRI'],
    [['--data', ''], '--data ""'],
    [['--nonsense'], "Unknown option '--nonsense'"],
    [['stray'], 'nothing says what stray is: --rdf stray'],
    [['--port', '-1'], '--port has no value; one that begins with - is written --port=-1'],
    [['--port'], "Option '--port <value>' argument missing"],
  ])('refuse %j', (argv, message) => {
    expect(() => readSettings(argv, {})).toThrow(SettingError);
    expect(() => readSettings(argv, {})).toThrow(message);
  });

  it('name the variable that is wrong', () => {
    expect(() => readSettings([], { MUNPART_PORT: '-1' })).toThrow('MUNPART_PORT "-1"');
  });

  it('are listed for the help, each with its variable', () => {
    const rows = settingRows();
    expect(rows.map(({ flag }) => flag)).toContain('--query-timeout');
    for (const { flag, variable } of rows) {
      expect(variable).toBe(`MUNPART_${flag.slice(2).toUpperCase().replaceAll('-', '_')}`);
    }
  });
});
