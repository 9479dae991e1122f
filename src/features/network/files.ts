import { escapeXml, withXmlCharacters } from '../../text/xml.ts';
import type { NetworkEdge, NetworkGraph, NetworkNode } from './graph.ts';

/** A value that the files have of each node or tie. */
interface Attribute<T> {
  readonly name: string;
  readonly type: 'string' | 'double' | 'boolean';
  value(one: T): string | number | boolean | undefined;
}

const NODE_ATTRIBUTES: readonly Attribute<NetworkNode>[] = [
  { name: 'label', type: 'string', value: nameOf },
  { name: 'country', type: 'string', value: ({ country }) => country },
  { name: 'latitude', type: 'double', value: ({ lat }) => lat },
  { name: 'longitude', type: 'double', value: ({ long }) => long },
  { name: 'pageRead', type: 'boolean', value: ({ isRead }) => isRead },
];
const EDGE_ATTRIBUTES: readonly Attribute<NetworkEdge>[] = [
  { name: 'km', type: 'double', value: ({ km }) => km },
  { name: 'partnership', type: 'string', value: ({ partnership }) => partnership },
  { name: 'kind', type: 'string', value: ({ kind }) => kind },
  { name: 'start', type: 'string', value: ({ start }) => start },
  { name: 'end', type: 'string', value: ({ end }) => end },
  { name: 'reportedBySource', type: 'boolean', value: ({ reportedBySource }) => reportedBySource },
  { name: 'reportedByTarget', type: 'boolean', value: ({ reportedByTarget }) => reportedByTarget },
];
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The name of a municipality for a file that has one language: English where there is such a name. */
export function nameOf({ labels, iri }: NetworkNode, language = 'en'): string {
  return labels[language] ?? labels.en ?? labels[''] ?? Object.values(labels)[0] ?? iri;
}

/** The network in GraphML (http://graphml.graphdrawing.org/), undirected. */
export function graphml({ nodes, edges }: NetworkGraph): string {
  const keys = <T>(attributes: readonly Attribute<T>[], of: 'node' | 'edge') =>
    attributes
      .map(
        ({ name, type }) => `<key id="${of}-${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>\n`,
      )
      .join('');
  const data = <T>(attributes: readonly Attribute<T>[], of: 'node' | 'edge', one: T) =>
    attributes
      .flatMap(({ name, value }) => {
        const own = value(one);
        return own === undefined ? [] : [`<data key="${of}-${name}">${escaped(String(own))}</data>`];
      })
      .join('');
  return `${HEAD}<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
${keys(NODE_ATTRIBUTES, 'node')}${keys(EDGE_ATTRIBUTES, 'edge')}<graph id="partnerships" edgedefault="undirected">
${nodes.map((node) => `<node id="${escaped(node.iri)}">${data(NODE_ATTRIBUTES, 'node', node)}</node>\n`).join('')}${edges
  .map(
    (edge, index) =>
      `<edge id="e${index + 1}" source="${escaped(edge.source)}" target="${escaped(edge.target)}">${data(EDGE_ATTRIBUTES, 'edge', edge)}</edge>\n`,
  )
  .join('')}</graph>
</graphml>
`;
}

/** The network in GEXF 1.2, which every reader knows (https://gexf.net/), undirected, with coordinates as attributes; `modified` is a day. */
export function gexf({ nodes, edges }: NetworkGraph, title: string, modified: string): string {
  const attributes = <T>(all: readonly Attribute<T>[], of: 'node' | 'edge') =>
    `<attributes class="${of}">\n${all
      .map(({ name, type }) => `<attribute id="${name}" title="${name}" type="${type}"/>\n`)
      .join('')}</attributes>\n`;
  const values = <T>(all: readonly Attribute<T>[], one: T) => {
    const own = all.flatMap(({ name, value }) => {
      const text = value(one);
      return text === undefined ? [] : [`<attvalue for="${name}" value="${escaped(String(text))}"/>`];
    });
    return `<attvalues>${own.join('')}</attvalues>`;
  };
  return `${HEAD}<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
<meta lastmodifieddate="${escaped(modified)}"><creator>munpart</creator><description>${escaped(title)}</description></meta>
<graph defaultedgetype="undirected">
${attributes(NODE_ATTRIBUTES, 'node')}${attributes(EDGE_ATTRIBUTES, 'edge')}<nodes>
${nodes.map((node) => `<node id="${escaped(node.iri)}" label="${escaped(nameOf(node))}">${values(NODE_ATTRIBUTES, node)}</node>\n`).join('')}</nodes>
<edges>
${edges
  .map(
    (edge, index) =>
      `<edge id="e${index + 1}" source="${escaped(edge.source)}" target="${escaped(edge.target)}">${values(EDGE_ATTRIBUTES, edge)}</edge>\n`,
  )
  .join('')}</edges>
</graph>
</gexf>
`;
}

/** Text for XML 1.0, which has no way to write most control characters. */
function escaped(text: string): string {
  return escapeXml(withXmlCharacters(text, '\uFFFD'));
}
