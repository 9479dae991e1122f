import type { ReleaseFile } from '../../../release/store/manifest.ts';

/** One way to load the dataset into a tool. */
export interface Recipe {
  readonly tool: string;
  readonly code: string;
}

/** How to load RDF into common tools; `address` is the URL of the directory of the dumps, ends with `/`. Only of files that there are. */
export function recipes(address: string, files: readonly ReleaseFile[]): readonly Recipe[] {
  const has = (name: string) => files.some((file) => file.name === `dumps/${name}`);
  const ways: readonly (Recipe & { readonly file: string })[] = [
    {
      file: 'munpart.ttl',
      tool: 'rapper (Redland)',
      code: `curl -O ${address}munpart.ttl\nrapper --input turtle --count munpart.ttl`,
    },
    {
      file: 'munpart.nq',
      tool: 'Apache Jena',
      code: `curl -O ${address}munpart.nq\nriot --count munpart.nq\ntdb2.tdbloader --loc munpart.db munpart.nq`,
    },
    {
      file: 'munpart.nq',
      tool: 'Oxigraph',
      code: `curl -O ${address}munpart.nq\noxigraph load --location munpart.db --file munpart.nq\noxigraph serve --location munpart.db`,
    },
    {
      file: 'munpart.nq',
      tool: 'Python (rdflib)',
      code: `from rdflib import Dataset\n\ndata = Dataset(default_union=True)\ndata.parse("${address}munpart.nq", format="nquads")\nprint(len(data))`,
    },
    {
      file: 'munpart.nt',
      tool: 'R (rdflib)',
      code: `library(rdflib)\n\ndownload.file("${address}munpart.nt", "munpart.nt")\ndata <- rdf_parse("munpart.nt", format = "ntriples")\nprint(data)`,
    },
    {
      file: 'munpart.jsonld',
      tool: 'JavaScript',
      code: `const answer = await fetch("${address}munpart.jsonld");\nconst data = await answer.json();\nconsole.log(data["@graph"].length);`,
    },
  ];
  return ways.filter(({ file }) => has(file)).map(({ tool, code }) => ({ tool, code }));
}

/** How to read a table into R. */
export function tableRecipe(url: string): string {
  return `rows <- read.csv("${url}", encoding = "UTF-8")\nhead(rows)`;
}

/** How to make a file for maps of GeoJSON. */
export function mapRecipe(url: string): string {
  const name = url.slice(url.lastIndexOf('/') + 1).replace(/\.geojson$/, '');
  return `ogr2ogr ${name}.gpkg ${url}`;
}
