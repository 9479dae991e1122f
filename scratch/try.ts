import { Parser } from '@traqula/parser-sparql-1-1';
import { parseNQuads } from '../src/rdf/n-quads-reader.ts';
import { IndexBuilder } from '../src/engine/columns/build.ts';
import { execute, openIndex } from '../src/engine/engine.ts';
const b = new IndexBuilder();
for (const q of parseNQuads(`<http://a> <http://p> "x"@en-GB .
<http://a> <http://q> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .
<http://b> <http://p> <http://a> .
<http://b> <http://q> "01"^^<http://www.w3.org/2001/XMLSchema#integer> .
<http://c> <http://p> <http://b> <http://g> .
`)) b.add(q);
const index = openIndex(Buffer.concat(b.finish()));
const p = new Parser();
for (const q of process.argv.slice(2)) {
  const e = execute(index, p.parse(q) as never, { deadline: 1000, maxBytes: 1e8, maxResultBytes: 1e8, isTraced: true });
  console.log(Buffer.from(e.write('text/csv')).toString()); console.log(JSON.stringify(e.explain()));
}
