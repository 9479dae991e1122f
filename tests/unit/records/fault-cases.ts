import { expect, it } from 'vitest';
import { issuesOf, SOUND } from './fixture.ts';

/** A fault: what it is, the file that has it, the file's text, and its issues as `line:column: message`. */
export type FaultCase = readonly [fault: string, file: string, content: string, printed: readonly string[]];

/** The one page of the sound records. */
export const PAGE = 'pages/daugavpils.yaml';

/** What a place needs beside its country. */
export const NAMED = ['name: { en: Tartu, lv: Tartu }', 'level: city'];

/** A page whose partnership stands from line 4 on, with the given lines. */
export function entry(...lines: string[]): string {
  const body = lines.map((line, index) => (index === 0 ? `  - ${line}` : `    ${line}`));
  const page = 'page: { title: { en: P }, publisher: daugavpils, language: en }';
  return [page, '', 'partnerships:', ...body, ''].join('\n');
}

/** The sound places after one with the given lines from line 3 on. */
export function placed(...lines: string[]): string {
  const [, ...others] = (SOUND['places.yaml'] ?? '').split('\n');
  return ['tartu:', '  country: LVA', ...lines.map((line) => `  ${line}`), ...others].join('\n');
}

/** Holds that each fault has these issues and no others. */
export function reported(cases: readonly FaultCase[]): void {
  it.each(cases)('%s', async (_, file, content, printed) => {
    const issues = await issuesOf({ [file]: content });
    expect(issues.map(({ line, column, message }) => `${line}:${column}: ${message}`)).toEqual(printed);
    expect([...new Set(issues.map((issue) => issue.file))]).toEqual(
      printed.length > 0 ? [`data/${file}`] : [],
    );
  });
}
