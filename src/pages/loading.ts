/** One way to load the dataset into a tool. */
export interface Recipe {
  readonly tool: string;
  readonly code: string;
}

/** How to load the dataset into common tools; `address` is the URL of a dump without its extension. */
export function recipes(address: string): readonly Recipe[] {
  return [
    { tool: 'Apache Jena', code: `riot --count ${address}.ttl` },
    {
      tool: 'Oxigraph',
      code: `curl -O ${address}.nq\noxigraph load --location munpart.db --file munpart.nq\noxigraph serve --location munpart.db`,
    },
    {
      tool: 'Python',
      code: `from rdflib import Dataset\n\ndata = Dataset()\ndata.parse("${address}.nq", format="nquads")\nprint(len(data))`,
    },
    {
      tool: 'R',
      code: `library(rdflib)\n\ndata <- rdf_parse("${address}.nt", format = "ntriples")\nprint(data)`,
    },
  ];
}
