/** What the default graph of a dataset is taken to be: the one that it has, or the union of all its graphs as a set of triples. */
export type DefaultGraph = 'own' | 'union';

/** Names, where the default graph is the union, the graph of the statements that stood in none; no part of what the public asks. */
export const OWN_DEFAULT_GRAPH = 'urn:x-munpart:default-graph';
