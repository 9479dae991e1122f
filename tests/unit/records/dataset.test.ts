import { describe, expect, it } from 'vitest';
import { readRecords } from '../../../src/records/index.ts';
import { datasetStatements } from '../../../src/release/describe/dataset-record.ts';
import { BASE, issuesOf, withRecords } from './fixture.ts';

const LEAST = `languages: [de]
title: { de: Städtepartnerschaften }
publisher: { name: { de: Stadt Zaranora } }
`;

/** What the description says, as `property object`, of the dataset below BASE. */
async function statedBy(yaml: string): Promise<string[]> {
  return withRecords({ 'dataset.yaml': yaml }, async (directory) => {
    const { records, issues } = await readRecords(directory);
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    const quads = datasetStatements({ records, site: BASE, authorities: [] }) ?? [];
    return quads.map(({ subject, predicate, object }) => {
      const language = object.termType === 'Literal' ? `@${object.language}` : '';
      return `${subject.value.slice(BASE.length)} ${predicate.value.replace(/^.*[/#]/, '')} ${object.value}${language}`;
    });
  });
}

describe('dataset.yaml', () => {
  it('needs no more than languages, a title and a publisher, and claims nothing else', async () => {
    const stated = await statedBy(LEAST);
    expect(stated).toContain('dataset title Städtepartnerschaften@de');
    expect(stated).toContain('dataset publisher https://example.org/dataset#publisher');
    expect(stated).toContain('dataset#publisher name Stadt Zaranora@de');
    expect(stated.filter((each) => /license|spatial|rights |issued|contact|keyword/.test(each))).toEqual([]);
    expect(stated.join()).not.toMatch(/Latvi|@lv|@en/);
  });

  it('may name any licence, area, office and theme', async () => {
    const stated = await statedBy(`${LEAST}licence: https://www.govdata.de/dl-de/by-2-0
area: [POL, 'https://www.wikidata.org/entity/Q1208']
contact: { page: 'https://zaranora.example/kontakt', email: info@zaranora.example }
themes: [GOVE]
keywords: { de: [Partnerstädte] }
`);
    expect(stated).toContain('dataset license https://www.govdata.de/dl-de/by-2-0');
    expect(stated).toContain('dataset#contact hasEmail mailto:info@zaranora.example');
    expect(stated).toContain('dataset#contact fn Stadt Zaranora@de');
    expect(stated).toContain('dataset spatial https://www.wikidata.org/entity/Q1208');
    expect(stated.filter((each) => each.startsWith('dataset keyword'))).toEqual([
      'dataset keyword Partnerstädte@de',
    ]);
  });

  it.each([
    ['languages: []\n', 'dataset.yaml:1:12', 'at least one language'],
    ['languages: [de, de]\n', 'dataset.yaml:1:12', 'named twice'],
    ['licence: CC0\n', 'dataset.yaml:4:10', 'web address that begins with http'],
    ['contact: { email: nobody }\n', 'dataset.yaml:4:19', 'e-mail address of an office'],
    ['area: [ZZZ]\n', 'dataset.yaml:4:8', 'no country "ZZZ"'],
    ['base: https://data.example.org\n', 'dataset.yaml:4:7', 'ends with a slash'],
    ['titel: x\n', 'dataset.yaml:4:1', 'did you mean "title"'],
  ])('%j is a fault at its place', async (line, place, message) => {
    const yaml = line.startsWith('languages') ? line + LEAST.split('\n').slice(1).join('\n') : LEAST + line;
    const issues = await issuesOf({ 'dataset.yaml': yaml });
    const faults = issues.filter(({ severity }) => severity === 'error');
    const printed = faults.map((issue) => `${issue.file}:${issue.line}:${issue.column} ${issue.message}`);
    expect(printed).toHaveLength(1);
    expect(printed[0]).toContain(`data/${place} `);
    expect(printed[0]).toContain(message);
  });
});
