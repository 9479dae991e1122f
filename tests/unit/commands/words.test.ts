import { describe, expect, test } from 'vitest';
import { type Grammar, sortWords } from '../../../src/commands/cli/arguments.ts';
import { SettingError } from '../../../src/config.ts';

const LOAD: Grammar = { flags: { to: 'where', user: 'who' } };
const DOCTOR: Grammar = { operand: 'URL' };
const EXPORT: Grammar = { operand: 'csv [FILE]', choices: ['csv'], switches: { replace: 'write over' } };

describe('words are sorted', () => {
  test.each<[Grammar, string[], object]>([
    [{}, ['--port', '0'], { operand: '', flags: {}, settings: ['--port', '0'] }],
    [
      LOAD,
      ['--to', 'http://x/', '--releases', 'r', '--user=dba'],
      { operand: '', flags: { to: 'http://x/', user: 'dba' }, settings: ['--releases', 'r'] },
    ],
    [LOAD, ['--to=http://x/?a=b'], { operand: '', flags: { to: 'http://x/?a=b' }, settings: [] }],
    [EXPORT, ['--csv', 'a.csv', '--replace'], { operands: ['csv', 'a.csv'], switches: new Set(['replace']) }],
    [EXPORT, ['csv', '--data', 'd'], { operands: ['csv'], settings: ['--data', 'd'] }],
    [EXPORT, ['--csv'], { operand: 'csv', operands: ['csv'], switches: new Set() }],
    [DOCTOR, ['http://x/', '--port', '0'], { operand: 'http://x/', flags: {}, settings: ['--port', '0'] }],
  ])('%o %j', (grammar, words, expected) => {
    expect(sortWords(words, grammar)).toMatchObject(expected);
  });

  test.each<[Grammar, string[], string]>([
    [DOCTOR, [], 'URL is missing'],
    [EXPORT, ['--data', 'd'], 'csv is missing'],
    [DOCTOR, ['--port', '0'], 'URL is missing'],
    [LOAD, ['--to'], '--to has no value'],
    [LOAD, ['--user='], '--user has no value'],
  ])('%o refuses %j', (grammar, words, message) => {
    expect(() => sortWords(words, grammar)).toThrow(new SettingError(message));
  });
});
