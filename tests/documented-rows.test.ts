import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const [BY_FILE, FOREIGN] = [
  'tests/unit/release/rdf-files.test.ts',
  'tests/unit/release/foreign-files.test.ts',
];
const [FAULTS, READERS] = ['tests/contract/format-faults.test.ts', 'tests/unit/formats/readers.test.ts'];
const [ADDRESSES, SPELLINGS] = ['tests/http/addresses.test.ts', 'tests/http/spellings.test.ts'];
const [GRAPHS, UNREACHABLE] = ['tests/http/graphs.test.ts', 'tests/http/unreachable-blank-nodes.test.ts'];
const [ANY_DATA, OTHER_DATA] = ['tests/http/any-data.test.ts', 'tests/http/other-data.test.ts'];
const [MANY, DEFAULT_GRAPH] = ['tests/http/many-parts.test.ts', 'tests/unit/release/default-graph.test.ts'];

/** Where each row of docs/rdf-files.md is tested: how its first cell begins, the file of tests, and words of the test there. */
const TESTED: readonly (readonly [row: string, file: string, words: string])[] = [
  ['`.ttl` `.turtle`', FOREIGN, 'is read as what it is'],
  ['`.nt` `.ntriples`', BY_FILE, 'is read by its content'],
  ['`.nq` `.nquads`', FOREIGN, "'a.nquads'"],
  ['`.trig`', BY_FILE, 'are read as $label'],
  ['`.jsonld`', BY_FILE, 'are read as $label'],
  ['`.rdf`', BY_FILE, 'are read as $label'],
  ['`.owl` `.xml`', BY_FILE, 'is read by its content'],
  ['RDF/XML with `<!ENTITY', FOREIGN, 'that stand for %d characters are taken'],
  ['RDF/XML with `<!ENTITY', READERS, 'is not blown up by one entity'],
  ['an external DTD', FAULTS, 'external DTD'],
  ['language tags', 'tests/http/language-tags.test.ts', 'keep their case'],
  ['language tags', READERS, 'a name that is a map for one type only'],
  ['`rdf:parseType', READERS, 'as canonical XML'],
  ['OWL/XML, OWL in', FOREIGN, 'Manchester'],
  ['HTML, CSV', FOREIGN, 'RDF\\/JSON'],
  ['UTF-16, bzip2', FOREIGN, 'Zstandard'],
  ['bytes that are not UTF-8', BY_FILE, 'is not UTF-8'],
  ['a name that says another', BY_FILE, 'it looks like TriG'],
  ['RDF 1.2', FAULTS, 'RDF 1\\.2'],
  ['Notation3 beyond', FAULTS, '{ <e:a> <e:b> <e:c> } .'],
  ['JSON-LD that names', BY_FILE, 'take a copy of a context'],
  ['JSON-LD with names', BY_FILE, 'with the names that no context explains'],
  ['a file without any', BY_FILE, 'that say nothing are told as such'],
  ['an IRI with a blank', FOREIGN, 'leaves out what is faulty'],
  ['a line of N-Triples', FOREIGN, 'leaves out what is faulty'],
  ['an element of RDF/XML', FOREIGN, 'rdf:ID="i"'],
  ['a language tag with', FOREIGN, 'takes a long language tag as it stands'],
  ['XML that is not', FOREIGN, 'does not help where the rest cannot be read'],
  ['`<B id/radom>`', ADDRESSES, 'has a document about everything'],
  ['`<B thing/1>`', ADDRESSES, 'has a document about everything'],
  ['`<B ns#A>`', UNREACHABLE, 'fragments that only other documents name'],
  ['final slash', ADDRESSES, 'has a document about everything'],
  ['an IRI of another host', ADDRESSES, 'has a document about everything'],
  ['a property, class or graph', ADDRESSES, 'leads nowhere that does not answer'],
  ['a datatype', MANY, 'is named, and no link leads to it'],
  ['`<B places>`', SPELLINGS, 'is told at the start'],
  ['nothing of that name', SPELLINGS, 'is nothing, at once'],
  ['withdrawn', 'tests/http/releases.test.ts', 'its IRI and its document say 410'],
  ['another spelling', SPELLINGS, 'leads to %s for good'],
  ['statements in named graphs', GRAPHS, 'is counted on the first page'],
  ['the same triple in two', GRAPHS, 'a triple of two graphs is one'],
  ['what changed from one', 'tests/http/changes-in-graphs.test.ts', 'each statement once'],
  ['a document in N-Quads', GRAPHS, 'has documents that tell the default graph'],
  ['a document in Turtle', GRAPHS, 'has whole documents in %s'],
  ['the page of a resource', GRAPHS, 'has pages that name the graphs'],
  ['graphs that a blank node', GRAPHS, 'in a graph without a name'],
  ['dumps', GRAPHS, 'has dumps of all graphs'],
  ['VoID', GRAPHS, 'has its graphs, classes and triples in VoID'],
  ['service description', GRAPHS, 'is described so by the service'],
  ['every statement stands', DEFAULT_GRAPH, 'the default graph of queries'],
  ['some stand in', DEFAULT_GRAPH, 'the default graph of queries'],
  ['none stands', DEFAULT_GRAPH, 'the default graph of queries'],
  ['a blank node below', GRAPHS, 'are whole in the document'],
  ['blank nodes that lead round', GRAPHS, 'once on the page'],
  ['an RDF list', MANY, 'as a numbered one'],
  ['blank nodes more than five', MANY, 'deeper than five'],
  ['more than a thousand', MANY, 'shows a thousand of them'],
  ['a blank node that no IRI', UNREACHABLE, 'have documents in every form'],
  ['a blank node that no IRI', MANY, 'says so where that is too much'],
  ['a ring of blank nodes', UNREACHABLE, 'Ring (?:one|two)'],
  ['a `dataset.yaml` beside', ANY_DATA, 'lets a dataset.yaml beside the files say it instead'],
  ['no such file, but one', ANY_DATA, 'takes title, publisher, licence and description'],
  ['statements about `<B dataset>`', OTHER_DATA, 'has the licence and the title that its keeper states'],
  ['nothing of the kind', OTHER_DATA, 'is not called public domain'],
  ['instances of classes', ANY_DATA, 'lists the instances of a class by name'],
  ['`skos:Concept`', ANY_DATA, 'shows concepts as a tree'],
  ['`owl:Class`', ANY_DATA, 'documents classes and properties'],
  ['coordinates: WGS 84', ANY_DATA, 'puts everything with a place on the map'],
  ['literals of `xsd:date`', ANY_DATA, 'counts the years of what has a date'],
  ['anything', ANY_DATA, 'has example queries that find something'],
];
const HEADINGS = ['name', 'file', 'fault', 'IRI', 'the data', 'the data have', '---'];

const read = (path: string) => readFile(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8');

describe('docs/rdf-files.md', () => {
  it('has no row without a test', async () => {
    const document = await read('docs/rdf-files.md');
    const rows = [...document.matchAll(/^\| (.*?) \|/gm)].map(([, cell = '']) => cell);
    const untested = rows.filter(
      (row) => !HEADINGS.includes(row) && !TESTED.some(([begin]) => row.startsWith(begin)),
    );
    expect(untested).toEqual([]);
    const gone = TESTED.filter(([begin]) => !rows.some((row) => row.startsWith(begin)));
    expect(gone).toEqual([]);
  });

  it.each([...new Set(TESTED.map(([, file]) => file))])('names tests that there are, in %s', async (file) => {
    const text = await read(file);
    const absent = TESTED.filter(([, named, words]) => named === file && !text.includes(words));
    expect(absent).toEqual([]);
  });
});
