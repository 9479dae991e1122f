import { Parser } from 'n3';
import { describe, expect, it } from 'vitest';
import { PREFIXES } from '../../../src/rdf/namespaces.ts';
import type { Quad } from '../../../src/rdf/terms.ts';
import { indexOf, ShapesError, validate, violations } from '../../../src/shacl/index.ts';

const HEAD = `@prefix ex: <http://ex.example/> . @prefix sh: <${PREFIXES.sh}> . @prefix xsd: <${PREFIXES.xsd}> .
  @prefix rdfs: <${PREFIXES.rdfs}> . @prefix owl: <${PREFIXES.owl}> .`;

function turtle(text: string): Quad[] {
  return new Parser().parse(HEAD + text) as Quad[];
}

function found(data: string, shapes: string) {
  return violations(turtle(data), turtle(shapes));
}

const ex = (name: string) => `http://ex.example/${name}`;

describe('a result', () => {
  const shapes = 'ex:S sh:targetNode ex:a ; sh:property [ sh:path ex:p ; sh:nodeKind sh:IRI ] .';

  it('names focus node, path, value, component and severity', () => {
    expect(found('ex:a ex:p "wrong" .', shapes)).toEqual([
      {
        focus: ex('a'),
        path: ex('p'),
        value: 'wrong',
        component: 'NodeKind',
        message: 'is not of the kind sh:IRI',
        severity: 'error',
      },
    ]);
    expect(found('', shapes)).toEqual([]);
  });

  it.each([
    ['sh:Warning', 'warning'],
    ['sh:Info', 'warning'],
    ['sh:Violation', 'error'],
    ['ex:Own', 'error'],
  ])('of severity %s is a %s', (severity, shown) => {
    const weighed = shapes.replace('sh:nodeKind', `sh:severity ${severity} ; sh:nodeKind`);
    expect(found('ex:a ex:p "wrong" .', weighed)).toMatchObject([{ severity: shown }]);
  });

  it('has the message of its shape, the English one where there are several', () => {
    const told = shapes.replace('sh:nodeKind', 'sh:message "Nē"@lv, "No"@en ; sh:nodeKind');
    expect(found('ex:a ex:p "wrong" .', told)).toMatchObject([{ message: 'No' }]);
  });

  it('writes a path as SPARQL does', () => {
    const path =
      '( ex:p [ sh:inversePath ex:q ] [ sh:zeroOrMorePath [ sh:alternativePath ( ex:r rdfs:label ) ] ] )';
    const shape = `ex:S sh:targetNode ex:a ; sh:property [ sh:path ${path} ; sh:minCount 1 ] .`;
    const expected = `<${ex('p')}>/(^<${ex('q')}>)/((<${ex('r')}>|rdfs:label)*)`;
    expect(found('', shape)).toMatchObject([{ path: expected, component: 'MinCount' }]);
  });
});

describe('what is not SHACL Core', () => {
  const refusal = (shapes: string) => {
    try {
      found('ex:a ex:p 1 .', shapes);
    } catch (error) {
      if (error instanceof ShapesError) return error.message;
      throw error;
    }
    return undefined;
  };

  it.each([
    ['ex:S sh:targetClass ex:C ; sh:sparql [ sh:select "SELECT $this {}" ] .', 'sh:sparql'],
    ['ex:S a sh:NodeShape ; sh:target [ a sh:SPARQLTarget ] .', 'sh:target'],
    ['ex:S a sh:NodeShape ; sh:targetShape [ ] .', 'sh:targetShape'],
    ['ex:S sh:targetNode ex:a ; sh:property [ sh:path ex:p ; sh:singleLine true ] .', 'sh:singleLine'],
    ['ex:S sh:targetNode ex:a ; sh:minLenght 3 .', 'sh:minLenght'],
    [
      'ex:K a sh:ConstraintComponent ; sh:parameter [ sh:path ex:even ] . ex:S sh:targetNode ex:a ; ex:even true .',
      ex('even'),
    ],
    ['ex:S sh:targetNode ex:a ; sh:not ex:T . ex:T sh:rule [] .', 'sh:rule'],
    ['<x:shapes> sh:entailment <x:RDFS> . ex:S sh:targetNode ex:a .', 'sh:entailment'],
  ])('is refused by name: %s', (shapes, name) => {
    expect(refusal(shapes)).toContain(name);
    expect(refusal(shapes)).toContain('not in SHACL Core');
  });

  it('is told all at once', () => {
    const text = refusal(
      'ex:S sh:targetNode ex:a ; sh:js 1 . ex:T sh:targetNode ex:a ; sh:values 1 ; sh:nodeKind ex:x .',
    );
    for (const part of ['sh:js', 'sh:values', 'sh:nodeKind']) expect(text).toContain(part);
  });

  it.each([
    ['ex:S sh:targetNode ex:a ; sh:minCount 1 .', 'no sh:path'],
    ['ex:S sh:targetNode ex:a ; sh:property [ sh:minCount 1 ] .', 'without sh:path'],
    ['ex:S sh:targetNode ex:a ; sh:property [ sh:path ex:p ; sh:minCount "many" ] .', 'no whole number'],
    ['ex:S sh:targetNode ex:a ; sh:pattern "(" .', 'sh:pattern'],
    ['ex:S sh:targetNode ex:a ; sh:in ex:none .', 'no list'],
    ['ex:S sh:targetNode ex:a ; sh:property [ sh:path ( ex:p ) ; sh:minCount 1 ] .', 'two parts'],
    ['ex:S sh:targetNode ex:a ; sh:property [ sh:path [ ex:x 1 ] ; sh:minCount 1 ] .', 'no property path'],
    ['ex:S sh:targetNode ex:a ; sh:path ex:p, ex:q .', 'sh:path twice'],
  ])('is a fault of the shapes: %s', (shapes, words) => {
    expect(refusal(shapes)).toContain(words);
  });
});

describe('shapes', () => {
  it('that lead back to themselves come to an end', () => {
    const person =
      'ex:P sh:targetNode ex:a ; sh:property [ sh:path ex:knows ; sh:node ex:P ] ; sh:property [ sh:path ex:name ; sh:minCount 1 ] .';
    const data = 'ex:a ex:knows ex:b ; ex:name "a" . ex:b ex:knows ex:a .';
    expect(found(data, person)).toMatchObject([{ focus: ex('a'), value: ex('b'), component: 'Node' }]);
    expect(found(`${data} ex:b ex:name "b" .`, person)).toEqual([]);
  });

  it('without a target that nobody names, and those that are not described, are told', () => {
    const shapes =
      'ex:S a sh:NodeShape ; sh:property ex:T . ex:T sh:path ex:p ; sh:minCount 1 . ex:U a owl:Class, sh:NodeShape ; sh:property ex:V .';
    const report = validate(indexOf(turtle('ex:a a ex:U .')), turtle(shapes));
    expect(report.notes).toEqual([
      `<${ex('S')}> has no target, and no shape names it: nothing is held against it`,
      `<${ex('U')}> has no target, and no shape names it: nothing is held against it`,
      `<${ex('V')}> is named as a shape, and not described: it asks for nothing`,
    ]);
    expect(report).toMatchObject({ shapes: 0, focusNodes: 0, results: [] });
  });

  it('see the triples of all graphs where those are merged', () => {
    const shapes = turtle('ex:S sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:minCount 1 ] .');
    const quads = new Parser({ format: 'TriG' }).parse(
      `${HEAD} ex:a a ex:C . ex:g { ex:a ex:p 1 . }`,
    ) as Quad[];
    expect(validate(indexOf(quads), shapes).results).toHaveLength(1);
    expect(validate(indexOf(quads, true), shapes).results).toEqual([]);
  });

  it('hold one fault against each of many nodes', () => {
    const data = Array.from({ length: 60 }, (_, number) => `ex:n${number} a ex:C .`).join(' ');
    const shapes =
      'ex:S sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:qualifiedValueShape [ sh:class ex:D ] ; sh:qualifiedMinCount 1 ] .';
    expect(new Set(found(data, shapes).map(({ focus }) => focus)).size).toBe(60);
  });
});
