import fc from 'fast-check';
import { Parser, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import environment from 'rdf-validate-shacl/src/defaultEnv.js';
import { describe, expect, it } from 'vitest';
import { nquad } from '../../../src/rdf/canonical.ts';
import { PREFIXES } from '../../../src/rdf/namespaces.ts';
import { TERMS as FACTORY, iri, type Quad, quad, type Term } from '../../../src/rdf/terms.ts';
import { indexOf, validate } from '../../../src/shacl/index.ts';
import { FAULTS } from '../ontology/faults.ts';
import { parse, read } from '../ontology/ontology.ts';
import { SAMPLE } from '../ontology/sample.ts';

/** The library holds a node to conform once it was looked at fifty times. */
const OPTIONS: ConstructorParameters<typeof SHACLValidator>[1] & { maxNodeChecks: number } = {
  maxNodeChecks: 0,
};

/** Results as lines that both give alike; of blank nodes only that they are. */
interface Result {
  readonly focus: Term | null | undefined;
  readonly path: Term | undefined | null;
  readonly value: Term | null | undefined;
  readonly component: string | undefined;
  readonly severity: string | undefined;
}

function line({ focus, path, value, component, severity }: Result): string {
  return [
    written(focus),
    path?.termType === 'NamedNode' ? path.value : '·',
    written(value),
    component,
    severity,
  ].join(' ');
}

function written(term: Term | null | undefined): string {
  if (term == null) return '–';
  return nquad(quad(iri('x:s'), iri('x:p'), term as never)).slice('<x:s> <x:p> '.length, -2);
}

function ours(data: readonly Quad[], shapes: readonly Quad[]): string[] {
  return validate(indexOf(data), shapes)
    .results.map(({ focus, path, value, component, severity }) =>
      line({ focus, path: path?.kind === 'predicate' ? path.term : undefined, value, component, severity }),
    )
    .sort();
}

async function theirs(data: readonly Quad[], shapes: readonly Quad[]): Promise<string[]> {
  const validator = new SHACLValidator(environment.dataset([...shapes]), OPTIONS);
  const { results } = await validator.validate(new Store([...data], { factory: FACTORY }));
  return results
    .map(({ focusNode, path, value, sourceConstraintComponent, severity }) =>
      line({
        focus: focusNode as Term,
        path: path as Term,
        value: value as Term,
        component: sourceConstraintComponent?.value,
        severity: severity?.value,
      }),
    )
    .sort();
}

/** Statements removed, doubled with another object, or given the object of another. */
function mutations(quads: readonly Quad[]): fc.Arbitrary<Quad[]> {
  const place = fc.nat(quads.length - 1);
  const step = fc.tuple(fc.constantFrom('remove', 'replace', 'add'), place, place);
  return fc.array(step, { minLength: 1, maxLength: 12 }).map((steps) => {
    const changed = new Map(quads.map((one) => [nquad(one), one]));
    for (const [kind, at, from] of steps) {
      const one = quads[at] as Quad;
      const other = quad(one.subject as never, one.predicate as never, (quads[from] as Quad).object as never);
      if (kind !== 'add') changed.delete(nquad(one));
      if (kind !== 'remove') changed.set(nquad(other), other);
    }
    return [...changed.values()];
  });
}

const HEAD = `@prefix ex: <http://ex.example/> . @prefix sh: <${PREFIXES.sh}> . @prefix xsd: <${PREFIXES.xsd}> . @prefix rdfs: <${PREFIXES.rdfs}> .`;
const TERMS = [
  'ex:a',
  'ex:b',
  'ex:c',
  '1',
  '2',
  '2.0',
  '"x"',
  '"x"@en',
  '"y"@en',
  '"y"@en-gb',
  '"ž"@lv',
  '"2001-01-01"^^xsd:date',
  '"1999-01-01"^^xsd:date',
  'true',
  '"100"^^xsd:byte',
];
const PATHS = [
  'ex:p',
  'ex:q',
  '[ sh:inversePath ex:p ]',
  '( ex:p ex:q )',
  '[ sh:alternativePath ( ex:p ex:q ) ]',
  '[ sh:zeroOrMorePath ex:p ]',
  '[ sh:zeroOrOnePath ex:p ]',
];

const term = fc.constantFrom(...TERMS);
const count = fc.nat(3);
const list = fc
  .array(term, { minLength: 1, maxLength: 4 })
  .map((terms) => `( ${[...new Set(terms)].join(' ')} )`);
const nodeConstraint = fc.oneof(
  fc.constantFrom('ex:C', 'ex:D').map((type) => `sh:class ${type}`),
  fc
    .constantFrom('xsd:integer', 'xsd:date', 'xsd:byte', 'xsd:string', 'xsd:decimal')
    .map((type) => `sh:datatype ${type}`),
  fc
    .constantFrom('IRI', 'Literal', 'BlankNode', 'IRIOrLiteral', 'BlankNodeOrIRI')
    .map((kind) => `sh:nodeKind sh:${kind}`),
  fc
    .tuple(
      fc.constantFrom('min', 'max'),
      fc.constantFrom('In', 'Ex'),
      fc.constantFrom('1', '2.0', '"2000-01-01"^^xsd:date'),
    )
    .map(([side, kind, value]) => `sh:${side}${kind}clusive ${value}`),
  fc.tuple(fc.constantFrom('min', 'max'), count).map(([side, value]) => `sh:${side}Length ${value}`),
  fc.constantFrom('^x', 'b$', '[0-9]').map((pattern) => `sh:pattern "${pattern}"`),
  fc.constantFrom('"en"', '"lv" "en-gb"').map((tags) => `sh:languageIn ( ${tags} )`),
  list.map((members) => `sh:in ${members}`),
  term.map((value) => `sh:hasValue ${value}`),
  fc.constantFrom('sh:disjoint ex:q', 'sh:closed true ; sh:ignoredProperties ( ex:p )'),
);
const nested = fc
  .array(nodeConstraint, { minLength: 1, maxLength: 2 })
  .map((parts) => `[ ${unrepeated(parts).join(' ; ')} ]`);
const logical = fc.oneof(
  nested.map((shape) => `sh:not ${shape}`),
  nested.map((shape) => `sh:node ${shape}`),
  fc
    .tuple(fc.constantFrom('and', 'or', 'xone'), fc.array(nested, { minLength: 1, maxLength: 3 }))
    .map(([name, shapes]) => `sh:${name} ( ${shapes.join(' ')} )`),
);
const ofProperty = fc.oneof(
  { weight: 4, arbitrary: nodeConstraint.filter((one) => !one.startsWith('sh:closed')) },
  { weight: 2, arbitrary: logical },
  { weight: 1, arbitrary: count.map((value) => `sh:minCount ${value}`) },
  { weight: 1, arbitrary: count.map((value) => `sh:maxCount ${value}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'sh:uniqueLang true',
      'sh:equals ex:q',
      'sh:lessThan ex:q',
      'sh:lessThanOrEquals ex:q',
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('Min', 'Max'), count, nested)
      .map(([side, value, shape]) => `sh:qualified${side}Count ${value} ; sh:qualifiedValueShape ${shape}`),
  },
);
const property = fc
  .tuple(fc.constantFrom(...PATHS), ofProperty)
  .map(([path, constraint]) => `sh:property [ sh:path ${path} ; ${constraint} ]`);
const target = fc.constantFrom(
  'sh:targetClass ex:C',
  'sh:targetNode ex:a, "x"',
  'sh:targetSubjectsOf ex:p',
  'sh:targetObjectsOf ex:q',
);
const shape = fc
  .tuple(target, fc.array(fc.oneof(nodeConstraint, logical, property), { minLength: 1, maxLength: 4 }))
  .map(([aim, parts]) => `[] a sh:NodeShape ; ${aim} ; ${unrepeated(parts).join(' ; ')} .`);
const statement = fc.oneof(
  fc
    .tuple(fc.constantFrom('ex:a', 'ex:b', 'ex:c'), fc.constantFrom('ex:p', 'ex:q'), term)
    .map((parts) => parts.join(' ')),
  fc
    .tuple(fc.constantFrom('ex:a', 'ex:b', 'ex:c'), fc.constantFrom('ex:C', 'ex:D'))
    .map(([node, type]) => `${node} a ${type}`),
  fc.constant('ex:D rdfs:subClassOf ex:C'),
);

/** Most parameters may have one value for each shape. */
function unrepeated(parts: readonly string[]): string[] {
  const byName = new Map(
    parts.map((part) => [part.startsWith('sh:property') ? part : part.split(' ')[0], part]),
  );
  return [...byName.values()];
}

function turtle(text: string): Quad[] {
  return new Parser().parse(HEAD + text) as Quad[];
}

/** Where values have no order by SPARQL, such as a year and a date, the library finds one. */
const isOrder = (line: string) => line.includes('#LessThan');

describe('our validator and rdf-validate-shacl', () => {
  it('find the same in damaged records', async () => {
    const shapes = [...read('shapes.ttl')] as Quad[];
    const vocabulary = [...read('munpart.ttl'), ...read('schemes.ttl')] as Quad[];
    const sample = [...parse(SAMPLE)] as Quad[];
    for (const { from, to } of FAULTS.slice(0, 8)) {
      const data = [...([...parse(SAMPLE.replace(from, to))] as Quad[]), ...vocabulary];
      const found = ours(data, shapes);
      expect(found.length).toBeGreaterThan(0);
      expect(found).toEqual(await theirs(data, shapes));
    }
    const property = fc.asyncProperty(mutations(sample), async (mutated) => {
      const data = [...mutated, ...vocabulary];
      const others = (await theirs(data, shapes)).filter((found) => !isOrder(found));
      expect(ours(data, shapes).filter((found) => !isOrder(found))).toEqual(others);
    });
    await fc.assert(property, { numRuns: 20 });
  });

  it('find the same by any shapes in any data', async () => {
    let failures = 0;
    const property = fc.asyncProperty(
      fc.array(shape, { minLength: 1, maxLength: 3 }),
      fc.array(statement, { minLength: 1, maxLength: 14 }),
      async (shapes, statements) => {
        const data = turtle(`${[...new Set(statements)].join(' . ')} .`);
        const found = ours(data, turtle(shapes.join('\n')));
        failures += found.length;
        const others = (await theirs(data, turtle(shapes.join('\n')))).filter((one) => !isOrder(one));
        expect(found.filter((one) => !isOrder(one))).toEqual(others);
      },
    );
    await fc.assert(property, { numRuns: 100, seed: 20_261_129 });
    expect(failures).toBeGreaterThan(200);
  });
});
