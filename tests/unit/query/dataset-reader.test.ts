import { describe, expect, it } from 'vitest';
import { openIndex } from '../../../src/engine/engine.ts';
import { DatasetReader, LargeReading } from '../../../src/query/dataset-reader.ts';
import { iri, quad } from '../../../src/rdf/terms.ts';
import { encode } from '../../../src/release/n-quads/encoded.ts';

const BASE = 'https://d.example/';
/** One more statement than a document reads, of few terms, which are what takes time to encode. */
const MANY = 100_001;
const PARTS = 10_000;
const subjectOf = (at: number) => iri(`${BASE}s${at % 1_000}`);

/** Very much points at one thing, and very many parts of another are only mentioned. */
function* quads() {
  const to = iri(`${BASE}to`);
  for (let at = 0; at < MANY; at++) {
    yield quad(subjectOf(at), iri(`${BASE}to${Math.floor(at / 1_000)}`), iri(`${BASE}centre`));
  }
  for (let at = 0; at < PARTS; at++) yield quad(subjectOf(at), to, iri(`${BASE}values#${at}`));
  yield quad(iri(`${BASE}values#zero`), to, iri(`${BASE}s1`));
  yield quad(iri(`${BASE}centre#part`), to, iri(`${BASE}s1`));
}

const reader = new DatasetReader(openIndex((await encode(quads())).file), { keepsOwn: false });

describe('a reader of an index', () => {
  it('leaves what is large to the processes of the engine', () => {
    expect(() => reader.inbound(`${BASE}centre`, [`${BASE}centre`], 10)).toThrow(LargeReading);
    expect(() => reader.pointingParts(`${BASE}centre`)).toThrow(LargeReading);
    expect(reader.inbound(`${BASE}s1`, [`${BASE}s1`], 10).inboundTotal).toBe(2);
  });

  it('finds the described one among very many parts that are only mentioned', () => {
    const { described, used } = reader.partsOf(`${BASE}values`, 3);
    expect(described).toEqual([`${BASE}values#zero`]);
    expect(used).toEqual([0, 1, 10].map((at) => `${BASE}values#${at}`));
  });
});
