import { file, page } from '../../pages/address.ts';
import { describedPath } from '../../pages/document-address.ts';
import { document } from '../../pages/layout/layout.tsx';
import { type Messages, messagesIn } from '../../pages/messages/messages.ts';
import type { PageContext } from '../../pages/page-context.ts';
import { Scroll } from '../../pages/text.tsx';
import type { NetworkFigures, NetworkTie } from './figures.ts';
import { nameOf } from './files.ts';
import type { NetworkNode } from './graph.ts';

/** What the page shows: the figures of the network, its longest ties, and an example query as readers know it. */
export interface NetworkView {
  readonly figures: NetworkFigures;
  readonly longest: readonly NetworkTie[];
  /** Titles of the example queries that there are, by name. */
  readonly queries: ReadonlyMap<string, string>;
}

interface Props {
  readonly context: PageContext;
  readonly messages: Messages;
  readonly view: NetworkView;
}

type FigureName = keyof Messages['network']['figures'];

/** Each figure with the example query that it can be checked with. */
const FIGURES: readonly (readonly [FigureName, query: string])[] = [
  ['nodes', 'degree-distribution'],
  ['edges', 'country-pairs'],
  ['density', 'degree-distribution'],
  ['meanDegree', 'degree-distribution'],
  ['maxDegree', 'degree-distribution'],
  ['components', 'reach'],
  ['largestComponent', 'reach'],
  ['clustering', 'triangles'],
  ['transitivity', 'triangles'],
  ['assortativity', 'degrees-at-both-ends'],
  ['reported', 'reciprocity'],
  ['reciprocity', 'reciprocity'],
  ['meanKm', 'distances'],
  ['medianKm', 'distances'],
  ['shortestKm', 'distances'],
  ['longestKm', 'distances'],
];
const MORE = ['country-pairs', 'distance-and-chance', 'cohorts', 'blocs', 'ended-since', 'network'];
const DOWNLOADS = [
  ['graphml', 'GraphML', 'application/graphml+xml'],
  ['gexf', 'GEXF', 'application/gexf+xml'],
  ['json', 'JSON', 'application/json'],
] as const;

/** The page about the network: figures with what they say and their queries, the graph as files, the longest ties. */
export function networkPage(context: PageContext, view: NetworkView): string {
  const messages = messagesIn(context.language);
  const { network } = messages;
  const props = { context, messages, view };
  return document({
    context,
    title: network.title,
    description: network.lead,
    children: (
      <>
        <header class="heading">
          <h1>{network.title}</h1>
          <p class="lead">{network.lead}</p>
          <p class="note">{network.caution}</p>
        </header>
        <section id="figures">
          <h2>{network.figuresTitle}</h2>
          <FigureTable {...props} />
        </section>
        <section id="degrees">
          <h2>{network.degrees}</h2>
          <Degrees {...props} />
        </section>
        <Ties {...props} />
        <Downloads {...props} />
        <section id="more">
          <h2>{network.more}</h2>
          <ul>
            {MORE.map((name) => (
              <li>
                <QueryLink {...props} name={name} />
              </li>
            ))}
          </ul>
        </section>
      </>
    ),
  });
}

function FigureTable(props: Props) {
  const { messages, view } = props;
  const { network } = messages;
  const values = valuesOf(view.figures);
  return (
    <Scroll label={network.figuresTitle}>
      <table class="list">
        <thead>
          <tr>
            {Object.values(network.columns).map((heading) => (
              <th scope="col">{heading}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {FIGURES.map(([name, query]) => {
            const [label, meaning] = network.figures[name];
            const value = values[name];
            return (
              <tr>
                <th scope="row">{label}</th>
                <td class="number">{value === undefined ? network.undefined : messages.number(value)}</td>
                <td>{meaning}</td>
                <td>
                  <QueryLink {...props} name={query} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
}

/** The figures in the order and precision of the page. */
function valuesOf(figures: NetworkFigures): Readonly<Record<FigureName, number | undefined>> {
  const { distance, assortativity, reciprocity } = figures;
  const fine = (value: number | undefined) =>
    value === undefined ? undefined : Math.round(value * 1e3) / 1e3;
  const coarse = (value: number | undefined) => (value === undefined ? undefined : Math.round(value));
  const { nodes, edges, maxDegree, components, largestComponent, reported } = figures;
  return {
    ...{ nodes, edges, maxDegree, components, largestComponent, reported },
    density: fine(figures.density),
    meanDegree: fine(figures.meanDegree),
    clustering: fine(figures.clustering),
    transitivity: fine(figures.transitivity),
    assortativity: fine(assortativity),
    reciprocity: fine(reciprocity),
    meanKm: coarse(distance?.mean),
    medianKm: coarse(distance?.median),
    shortestKm: coarse(distance?.shortest),
    longestKm: coarse(distance?.longest),
  };
}

function Degrees({ messages, view }: Props) {
  const { network } = messages;
  return (
    <Scroll label={network.degrees}>
      <table class="list">
        <thead>
          <tr>
            <th scope="col">{network.degree}</th>
            <th scope="col" class="number">
              {network.places}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.figures.degrees.map(([degree, nodes]) => (
            <tr>
              <th scope="row">{messages.number(degree)}</th>
              <td class="number">{messages.number(nodes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Ties(props: Props) {
  const { context, messages, view } = props;
  const { network } = messages;
  if (view.longest.length === 0) return null;
  const place = (node: NetworkNode) => (
    <a href={describedPath(node.iri, context)}>{nameOf(node, context.language)}</a>
  );
  return (
    <section id="ties">
      <h2>{network.tiesTitle}</h2>
      <ul>
        {view.longest.map(({ source, target, km }) => (
          <li>
            {place(source)} – {place(target)}: {messages.number(Math.round(km))} km
          </li>
        ))}
      </ul>
      <p>
        {network.ties} <QueryLink {...props} name="distances" />
      </p>
    </section>
  );
}

function Downloads({ context, messages }: Props) {
  const { network } = messages;
  return (
    <section id="downloads">
      <h2>{network.downloads}</h2>
      <p class="prose">{network.downloadsNote}</p>
      <ul class="formats">
        {DOWNLOADS.map(([extension, label, type]) => (
          <li>
            <a href={file(context, `network.${extension}`)} type={type}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function QueryLink({ context, view, name }: Props & { readonly name: string }) {
  return <a href={page(context, `queries/${name}`)}>{view.queries.get(name) ?? name}</a>;
}
