import { describe, expect, it } from 'vitest';
import { BASE, issuesOf, mappedFrom } from './fixture.ts';

const WHY = 'name: { en: A, lv: A }, when: 2026-04-01, why: { en: Wrong., lv: Kļūda. }';

describe('withdrawn resources', () => {
  it.each<[string, string, string]>([
    ['place/radom', WHY, '"place/radom" is among the records: remove it there or here'],
    ['partnership/daugavpils--radom', WHY, 'is among the records'],
    [
      'place/old',
      `${WHY}, replacedBy: [place/radmo]`,
      'there is no "place/radmo": did you mean "place/radom"?',
    ],
    ['place/old', `${WHY}, replacedBy: [place/old]`, 'leads back to itself'],
    ['place/old', `${WHY}, renamed: true`, 'what is renamed is replacedBy one'],
    ['place/old', `${WHY}, renamed: true, replacedBy: [place/radom, place/parnu]`, 'replacedBy one'],
    ['town/old', WHY, 'expected a type (place, organisation'],
    ['place/old', WHY.replace('2026-04-01', '2026-02-30'), 'expected a day of the calendar'],
    ['place/old', WHY.replace(/why: \{[^}]*\}/, 'why: {}'), 'expected text in at least one language'],
  ])('%s: { %s } is refused: %s', async (key, record, message) => {
    const issues = await issuesOf({ 'withdrawn.yaml': `${key}: { ${record} }\n` });
    expect(issues).toMatchObject([{ file: 'data/withdrawn.yaml', line: 1, severity: 'error' }]);
    expect(issues[0]?.message).toContain(message);
  });

  it('may replace each other in a line, not in a circle', async () => {
    const entry = (key: string, next: string) => `${key}: { ${WHY}, renamed: true, replacedBy: [${next}] }\n`;
    const line = entry('place/a', 'place/b') + entry('place/b', 'place/radom');
    expect(await issuesOf({ 'withdrawn.yaml': line })).toEqual([]);
    const circle = entry('place/a', 'place/b') + entry('place/b', 'place/a');
    expect(await issuesOf({ 'withdrawn.yaml': circle })).toHaveLength(2);
  });

  it('stand where their entry stands, and are of no class of the data', async () => {
    const { quads, positionOf } = await mappedFrom({ 'withdrawn.yaml': `\nplace/old: { ${WHY} }\n` });
    const iri = `${BASE}id/place/old`;
    expect(positionOf(iri)).toMatchObject({ line: 2, column: 1 });
    const said = [...quads].filter(({ subject }) => subject.value === iri);
    const types = said.filter(({ predicate }) => predicate.value.endsWith('#type'));
    expect(types.map(({ object }) => object.value)).toEqual([
      'https://www.w3.org/ns/activitystreams#Tombstone',
    ]);
    expect(said.every(({ graph }) => graph.termType === 'DefaultGraph')).toBe(true);
  });
});

describe('notes on changes', () => {
  it.each([
    ['2026-02-30: { en: A, lv: A }', 'expected a day of the calendar'],
    ['2026-02-03: {}', 'expected text in at least one language'],
  ])('%s is refused', async (text, message) => {
    const issues = await issuesOf({ 'changes.yaml': `${text}\n` });
    expect(issues.map((issue) => issue.message).join()).toContain(message);
  });
});
