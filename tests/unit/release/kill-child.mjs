// Builds a release of RDF files with little to load, says `ready` when it starts to build, and is killed then.
import { buildRelease } from '../../../src/release/build/build.ts';
import { readRdfFiles } from '../../../src/release/reading/rdf-files.ts';

const base = 'https://example.org/';
const [releases, ...files] = process.argv.slice(2);
const { quads } = await readRdfFiles(files, base);
const started = performance.now();
console.log('ready');
await buildRelease({ quads, base, inputs: '', version: '0', description: [], staticFiles: [] }, releases);
console.log(performance.now() - started);
