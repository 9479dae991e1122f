import { beforeAll, describe, expect, it } from 'vitest';
import { FAULTS } from './faults.ts';
import { BASE, instances, languages, ONTOLOGY, ownTermsIn, parse, read, term, validate } from './ontology.ts';
import { SAMPLE } from './sample.ts';

const shapes = read('shapes.ttl');

/** Each faulty sample has a base IRI of its own, so that one validation serves all. */
const baseOf = (index: number) => `${BASE}${index}/`;

describe('the shapes', () => {
  it('use only terms that the vocabulary declares', () => {
    const declared = new Set(
      read('munpart.ttl')
        .getSubjects(null, null, null)
        .map(({ value }) => value),
    );
    expect([...ownTermsIn(shapes)].filter((each) => !declared.has(each))).toEqual([]);
  });

  it('speak English and Latvian wherever they speak', () => {
    const speakers = shapes.getSubjects(term('sh:message'), null, null);
    expect(speakers.length).toBeGreaterThan(80);
    const tags = speakers.map((each) =>
      shapes
        .getQuads(each, term('sh:message'), null, null)
        .map(({ object }) => ('language' in object ? object.language : ''))
        .sort(),
    );
    expect(tags.filter((pair) => pair.join() !== 'en,lv')).toEqual([]);
    expect(languages(shapes, `${ONTOLOGY}/shapes`, term('dcterms:title'))).toEqual(['en', 'lv']);
  });

  it('aim at every class that things belong to', () => {
    const aims = new Set(shapes.getObjects(null, term('sh:targetClass'), null).map(({ value }) => value));
    const classes = instances(read('munpart.ttl'), term('owl:Class')).filter(
      (each) => each.startsWith(`${ONTOLOGY}#`) && !each.endsWith('FormOfCooperation'),
    );
    expect(classes.filter((each) => !aims.has(each))).toEqual([]);
  });

  it('find nothing wrong with the sample', () => {
    expect(validate([parse(SAMPLE)])).toEqual([]);
  });
});

describe('the shapes find', () => {
  let found: [node: string, message: string][] = [];
  beforeAll(() => {
    found = validate(FAULTS.map(({ from, to }, index) => parse(SAMPLE.replace(from, to), baseOf(index))));
  });

  it.each(FAULTS.map((fault, index) => ({ ...fault, index })))('$fault', ({ from, node, message, index }) => {
    expect(SAMPLE).toContain(from);
    const here = found.filter(([focus]) => focus.startsWith(baseOf(index)));
    const onNode = here.filter(([focus, text]) => focus === baseOf(index) + node && text.startsWith(message));
    expect(onNode, JSON.stringify(here)).not.toEqual([]);
  });
});
