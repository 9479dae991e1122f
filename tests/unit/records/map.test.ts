import { describe, expect, it } from 'vitest';
import { mapRecords, readRecords } from '../../../src/records/index.ts';
import { BASE, mappedFrom, withRecords } from './fixture.ts';

const PAGE = `page: { title: { en: Partners }, publisher: daugavpils, language: en }
partnerships:

  - partners: [radom]
    kind: twinning
    agreements:
      - { instrument: memorandum, signed: 1993 }
      - { instrument: memorandum, signed: 2003 }
    facts:
      - { measure: area, stated: 5 km2 }
`;

describe('positions', () => {
  it.each([
    ['place/radom', 'data/places.yaml', 4, 1],
    ['place/radom#geometry', 'data/places.yaml', 4, 1],
    ['place/nowhere', undefined, 0, 0],
    ['source/daugavpils', 'data/pages/daugavpils.yaml', 1, 1],
    ['partnership/daugavpils--radom', 'data/pages/daugavpils.yaml', 4, 5],
    ['partnership/daugavpils--radom#agreement-1993', 'data/pages/daugavpils.yaml', 7, 9],
    ['place/radom#area-daugavpils', 'data/pages/daugavpils.yaml', 10, 9],
    ['partnership/daugavpils--radom#agreement-2003', 'data/pages/daugavpils.yaml', 8, 9],
  ])('%s stands in %s:%d:%d', async (subject, file, line, column) => {
    const { positionOf } = await mappedFrom({ 'pages/daugavpils.yaml': PAGE });
    const expected = file === undefined ? undefined : { file, line, column };
    expect(positionOf(`${BASE}id/${subject}`)).toEqual(expected);
  });

  it('are known of every subject of the records of this repository', async () => {
    const { records } = await readRecords('data');
    const { quads, positionOf } = mapRecords(records, BASE);
    const subjects = new Set([...quads].map(({ subject }) => subject.value));
    expect([...subjects].filter((subject) => positionOf(subject) === undefined)).toEqual([]);
  });
});

describe('all that is mapped', () => {
  it('has no blank node, and a label in English and in Latvian for every subject', async () => {
    const { records } = await readRecords('data');
    const quads = [...mapRecords(records, BASE).quads];
    const terms = quads.flatMap(({ subject, object }) => [subject, object]);
    expect(terms.filter(({ termType }) => termType === 'BlankNode')).toEqual([]);
    for (const language of ['en', 'lv']) {
      const labelled = quads.filter(
        ({ predicate, object }) =>
          predicate.value.endsWith('#prefLabel') &&
          object.termType === 'Literal' &&
          object.language === language,
      );
      const subjects = new Set(labelled.map(({ subject }) => subject.value));
      const without = new Set(
        quads.map(({ subject }) => subject.value).filter((subject) => !subjects.has(subject)),
      );
      // Projects may be named in one language only.
      expect([...without].filter((subject) => !subject.includes('/project/'))).toEqual([]);
    }
  });

  it('comes anew each time it is asked for', async () => {
    const { quads } = await mappedFrom({});
    expect([...quads]).toEqual([...quads]);
  });

  it('needs a base that makes absolute IRIs', async () => {
    await withRecords({}, async (directory) => {
      const { records } = await readRecords(directory);
      expect(() => [...mapRecords(records, 'nowhere/').quads]).toThrow(RangeError);
    });
  });
});
