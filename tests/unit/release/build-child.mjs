// Builds a release of RDF files in a process of its own, as a test that kills or confines it needs.
import { buildRelease, prepareFiles } from '../../../src/release/index.ts';

const [releases, ontology, ...files] = process.argv.slice(2);
const { input, issues } = await prepareFiles({ files, ontology, base: 'https://example.org/' });
if (input === undefined) throw new Error(issues.map(({ message }) => message).join('\n'));
const { manifest } = await buildRelease(input, releases);
console.log(manifest.id);
