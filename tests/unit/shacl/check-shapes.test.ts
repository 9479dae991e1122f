import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkShapes } from '../../../src/commands/check-shapes.ts';
import { PREFIXES } from '../../../src/rdf/namespaces.ts';
import { readRdfFiles } from '../../../src/release/index.ts';
import { emptyDirectory } from '../release/workshop.ts';

const HEAD = `@prefix ex: <http://ex.example/> . @prefix sh: <${PREFIXES.sh}> . @prefix foaf: <${PREFIXES.foaf}> .\n`;
const DATA =
  'ex:alice a foaf:Person ; foaf:age -1 . ex:g { ex:bob a foaf:Person ; foaf:age 3 ; foaf:name "B\nb" . }';
const SHAPES = `ex:Aged sh:targetClass foaf:Person ; sh:property [ sh:path foaf:age ; sh:minInclusive 0 ] .
  ex:Named sh:targetSubjectsOf foaf:name ; sh:property [
    sh:path foaf:name ; sh:minLength 4 ; sh:severity sh:Warning ; sh:message "Give the whole name"@en ] .`;

async function checked(shapes: string, data = DATA) {
  const directory = await emptyDirectory();
  const [dataFile, shapesFile] = [join(directory, 'data.trig'), join(directory, 'shapes.ttl')];
  await writeFile(dataFile, HEAD + data.replace('\n', '\\n'));
  await writeFile(shapesFile, HEAD + shapes);
  const { quads } = await readRdfFiles([dataFile], 'http://ex.example/');
  const lines: string[] = [];
  const source = { quads, shapes: shapesFile, base: 'http://ex.example/' };
  const conforms = await checkShapes(source, (line) => lines.push(line)).catch(
    (error: Error) => error.message,
  );
  return { conforms, lines: lines.map((line) => line.replaceAll(directory, '')) };
}

describe('munpart check --shapes', () => {
  it('tells each result on a line, and how much was looked at', async () => {
    expect(await checked(SHAPES)).toEqual({
      conforms: false,
      lines: [
        'error: <http://ex.example/alice> foaf:age: is less than 0: -1 (MinInclusive)',
        'warning: <http://ex.example/bob> foaf:name: Give the whole name: B b (MinLength)',
        'does not conform: 1 error, 1 warning; 2 shapes held against 3 nodes',
      ],
    });
  });

  it('holds data with nothing but warnings to conform, and says so of sound data', async () => {
    const old = DATA.replace('-1', '30');
    expect(await checked(SHAPES, old)).toMatchObject({ conforms: true });
    const long = old.replace('"B\nb"', '"Bob Brown"');
    expect(await checked(SHAPES, long)).toEqual({
      conforms: true,
      lines: ['conforms: 2 shapes held against 3 nodes'],
    });
  });

  it('says what the shapes do not reach', async () => {
    const { conforms, lines } = await checked('ex:S a sh:NodeShape ; sh:nodeKind sh:IRI .');
    expect(conforms).toBe(true);
    expect(lines[0]).toMatch(/^\/shapes\.ttl: warning: <http:\/\/ex\.example\/S> has no target/);
    expect(lines[1]).toBe('no shape has a target: nothing was checked');
  });

  it('refuses shapes that cannot be read, or are more than SHACL Core', async () => {
    expect(await checked('ex:S sh:targetNode ')).toMatchObject({
      conforms: expect.stringMatching(/cannot be read$/),
    });
    const { conforms } = await checked('ex:S sh:targetNode ex:a ; sh:sparql [] ; sh:js [] .');
    expect(conforms).toMatch(/sh:sparql, which is not in SHACL Core\n.*sh:js, which/);
  });
});
