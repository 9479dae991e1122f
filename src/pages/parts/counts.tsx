import type { Child } from 'hono/jsx';
import type { Count, Manifest } from '../../release/store/manifest.ts';
import { compact, inChosenLanguage, page, withParameter } from '../address.ts';
import { describedPath } from '../document-address.ts';
import type { Messages } from '../messages/messages.ts';
import type { PageContext } from '../page-context.ts';
import type { Text } from '../resource-view.ts';
import { LocalizedText } from '../text.tsx';

interface ClassCountsProps {
  readonly context: PageContext;
  readonly messages: Messages;
  /** Labels by the IRIs of classes. */
  readonly names?: ReadonlyMap<string, Text>;
}

/** The classes of the dataset with how many instances each has. */
export function ClassCounts({ context, messages, names }: ClassCountsProps) {
  const classes = [...context.manifest.classes].sort((a, b) => b.count - a.count);
  const { class: heading, instances } = messages.dataset;
  return (
    <CountTable headings={[heading, instances]} counts={classes} messages={messages}>
      {(iri) => (
        <a href={classPath(context, iri)}>
          <Name iri={iri} name={names?.get(iri)} page={context.language} />
        </a>
      )}
    </CountTable>
  );
}

interface CountTableProps {
  /** Of what is counted, and of the numbers. */
  readonly headings: readonly [string, string];
  readonly counts: readonly Count[];
  readonly messages: Messages;
  /** What a row is headed by. */
  readonly children: (iri: string) => Child;
}

/** Counts as a table, a row each. */
export function CountTable({ headings, counts, messages, children }: CountTableProps) {
  return (
    <table class="counts">
      <thead>
        <tr>
          <th scope="col">{headings[0]}</th>
          <th scope="col" class="number">
            {headings[1]}
          </th>
        </tr>
      </thead>
      <tbody>
        {counts.map(({ iri, count }) => (
          <tr>
            <th scope="row">{children(iri)}</th>
            <td class="number">{messages.number(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Of data of any kind, the list of the instances; else the document about the class. */
function classPath(context: PageContext, iri: string): string {
  if (!context.perspectives) return inChosenLanguage(context, describedPath(iri, context));
  return withParameter(page(context, 'browse/instances'), 'class', iri);
}

function Name({ iri, name, page }: { iri: string; name: Text | undefined; page: string }) {
  const short = <bdi class="iri">{compact(iri)}</bdi>;
  if (name === undefined) return short;
  return (
    <>
      <LocalizedText text={name} page={page} /> <small class="tag">{compact(iri)}</small>
    </>
  );
}

/** The most that a page lists; the service description has all. */
const MAX_ROWS = 200;

/** How many graphs a release has beside the default one, those that blank nodes name among them. */
export function graphCount({ graphs, blankGraphs = 0 }: Manifest): number {
  return graphs.length + blankGraphs;
}

/** The named graphs with how many statements each holds, the largest first. */
export function GraphCounts({ manifest, messages }: { manifest: Manifest; messages: Messages }) {
  const { dataset } = messages;
  const { blankGraphs = 0 } = manifest;
  const graphs = [...manifest.graphs].sort((a, b) => b.count - a.count);
  return (
    <>
      <CountTable
        headings={[dataset.graph, dataset.statements]}
        counts={graphs.slice(0, MAX_ROWS)}
        messages={messages}
      >
        {(iri) => <bdi class="iri">{iri}</bdi>}
      </CountTable>
      {graphs.length > MAX_ROWS ? <p class="note">{dataset.moreGraphs(graphs.length - MAX_ROWS)}</p> : null}
      {blankGraphs > 0 ? <p class="note">{dataset.unnamedGraphs(blankGraphs)}</p> : null}
    </>
  );
}
