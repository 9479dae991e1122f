import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { formatOf } from '../../../src/formats/index.ts';
import { PREFIXES } from '../../../src/rdf/namespaces.ts';
import type { Quad } from '../../../src/rdf/terms.ts';

export { Graph } from '../graph.ts';

/** Where the W3C publishes the files of its tests. */
const ROOT = 'https://w3c.github.io/rdf-tests/sparql/';
/** Where the W3C publishes the files that the tests name by relative IRIs. */
export const SITE = `${ROOT}sparql11/`;
/** Where it publishes those of SPARQL 1.0. */
export const SITE_1_0 = `${ROOT}sparql10/`;

/** The namespaces of the tests' own vocabularies. */
export const MF = 'http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#';
export const QT = 'http://www.w3.org/2001/sw/DataAccess/tests/test-query#';
export const UT = 'http://www.w3.org/2009/sparql/tests/test-update#';
export const RS = 'http://www.w3.org/2001/sw/DataAccess/tests/result-set#';
export const HT = 'http://www.w3.org/2011/http#';
export const HTS = 'http://www.w3.org/2011/http-statusCodes#';
export const CNT = 'http://www.w3.org/2011/content#';
export const LABEL = `${PREFIXES.rdfs}label`;

const CLONE = pathToFileURL(
  `${process.env.RDF_TESTS ?? fileURLToPath(new URL('../../../../shared/standards/rdf-tests', import.meta.url))}/`,
);
const FILES = new URL('sparql/', CLONE);
if (!existsSync(FILES)) {
  throw new Error(
    `the W3C tests are not in ${fileURLToPath(CLONE)}: set RDF_TESTS to a clone of https://github.com/w3c/rdf-tests`,
  );
}

/** The text of a file of the tests, by the IRI under which the W3C publishes it. */
export function textOf(iri: string): Promise<string> {
  return readFile(new URL(iri.slice(ROOT.length), FILES), 'utf8');
}

/** The quads of an RDF file of the tests, in the syntax that its extension tells. */
export async function quadsOf(iri: string): Promise<Quad[]> {
  const format = formatOf(extname(iri));
  if (format === undefined) throw new Error(`no RDF format has the extension of ${iri}`);
  return format.parse(await textOf(iri), iri);
}
