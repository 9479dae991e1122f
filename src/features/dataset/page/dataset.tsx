import { inChosenLanguage, page } from '../../../pages/address.ts';
import { describedPath } from '../../../pages/document-address.ts';
import { partialDate } from '../../../pages/formatting.ts';
import { isPublicDomain, licenceAddress, licenceName, siteTitle } from '../../../pages/layout/frame.ts';
import { document } from '../../../pages/layout/layout.tsx';
import { OnThisPage } from '../../../pages/layout/trail.tsx';
import { messagesIn } from '../../../pages/messages/messages.ts';
import type { PageContext } from '../../../pages/page-context.ts';
import { bibtex, Folded } from '../../../pages/parts/citing.tsx';
import { ClassCounts, GraphCounts, graphCount } from '../../../pages/parts/counts.tsx';
import { Facts, LocalizedText, Scroll } from '../../../pages/text.tsx';
import { Downloads, Loading } from './downloads.tsx';
import { citation, datasetData } from './structured.ts';
import { type DatasetProps, type DatasetView, MAX_SOURCES } from './view.ts';

/** The landing page of the dataset: contents, freshness, downloads and how to load them, licence and citation. */
export function datasetPage(context: PageContext, view: DatasetView): string {
  const messages = messagesIn(context.language);
  const { dataset } = messages;
  const props = { context, messages, view };
  return document({
    context,
    title: dataset.title,
    description: view.description?.text ?? dataset.lead,
    section: 'dataset',
    structured: datasetData(props),
    children: (
      <>
        <header class="heading">
          <h1>{dataset.title}</h1>
          <p class="lead">{dataset.lead}</p>
          {view.description ? (
            <p class="prose">
              <LocalizedText text={view.description} page={context.language} />
            </p>
          ) : null}
          <OnThisPage
            language={context.language}
            entries={[
              { id: 'contents', title: dataset.contents },
              { id: 'downloads', title: dataset.downloads },
              { id: 'load', title: dataset.load },
              { id: 'terms', title: dataset.licence },
              { id: 'freshness', title: dataset.freshness },
            ]}
          />
        </header>
        <Contents {...props} />
        <Downloads {...props} />
        <Loading {...props} />
        <Terms {...props} />
        <Freshness {...props} />
      </>
    ),
  });
}

function Contents(props: DatasetProps) {
  const { context, messages, view } = props;
  const { manifest } = context;
  const { dataset, layout } = messages;
  const area = [...view.area, ...(view.countries > 0 ? [dataset.countries(view.countries)] : [])].join(', ');
  const { temporal } = manifest;
  // Data whose graphs are the records' source pages list them as sources.
  const isOfGraphs = manifest.described === 'union';
  const years = temporal && dataset.years(temporal.start.slice(0, 4), temporal.end.slice(0, 4));
  const optional = (name: string, value: string | undefined) => (value ? { name, value } : undefined);
  return (
    <section id="contents">
      <h2>{dataset.contents}</h2>
      <Facts
        facts={[
          { name: dataset.statements, value: messages.number(manifest.triples) },
          { name: dataset.subjects, value: messages.number(manifest.distinctSubjects) },
          {
            name: isOfGraphs ? dataset.namedGraphs : dataset.graphs,
            value: messages.number(graphCount(manifest)),
          },
          optional(dataset.time, years),
          optional(dataset.area, area),
          optional(dataset.keeper, view.publisher),
          { name: layout.release, value: <code class="breaks">{manifest.id}</code> },
        ]}
      />
      <Folded title={messages.definitions.classes}>
        <ClassCounts context={context} messages={messages} names={view.classNames} />
      </Folded>
      {isOfGraphs && graphCount(manifest) > 0 ? (
        <Folded title={dataset.namedGraphs}>
          <GraphCounts manifest={manifest} messages={messages} />
        </Folded>
      ) : null}
      <UnreachableNodes {...props} />
    </section>
  );
}

/** Things without an IRI that no page of another thing shows. */
function UnreachableNodes({ context, messages, view }: DatasetProps) {
  const { total, first } = view.unreachable;
  if (total === 0) return null;
  return (
    <Folded title={`${messages.dataset.unreachable} (${messages.number(total)})`}>
      <p class="note">{messages.dataset.unreachableLead}</p>
      <ul>
        {first.map(({ iri, name }) => (
          <li>
            <a href={inChosenLanguage(context, describedPath(iri, context))}>
              <LocalizedText text={name} page={context.language} />
            </a>
          </li>
        ))}
      </ul>
    </Folded>
  );
}

function Terms(props: DatasetProps) {
  const { context, messages, view } = props;
  const { dataset } = messages;
  const licence = licenceAddress(view.licence);
  const cited = {
    iri: `${context.base}dataset`,
    name: siteTitle(context),
    site: view.publisher ?? siteTitle(context),
    release: context.manifest.id.slice(0, 12),
    date: (view.released ?? view.modified)?.slice(0, 10),
  };
  return (
    <section id="terms">
      <h2>{dataset.licence}</h2>
      <p>
        {licence === undefined ? (
          <bdi class="iri">{view.licence}</bdi>
        ) : (
          <a href={licence} rel="license external">
            {isPublicDomain(licence)
              ? dataset.licenceText
              : `${dataset.otherLicence}: ${licenceName(licence)}`}
          </a>
        )}
      </p>
      <h3 id="cite">{dataset.cite}</h3>
      <p class="prose cite">{citation(props)}</p>
      <Folded title={dataset.bibtex}>
        <pre tabindex={0}>
          <code>{bibtex(cited)}</code>
        </pre>
      </Folded>
    </section>
  );
}

function Freshness({ context, messages, view }: DatasetProps) {
  const { dataset } = messages;
  const date = (name: string, value: string | undefined) =>
    value === undefined ? undefined : { name, value: partialDate(value.slice(0, 10), messages) };
  return (
    <section id="freshness">
      <h2>{dataset.freshness}</h2>
      <p class="note">{dataset.freshnessLead}</p>
      <Facts
        facts={[
          date(dataset.released, view.released),
          date(dataset.modified, view.modified),
          date(dataset.issued, view.issued),
        ]}
      />
      <Sources context={context} messages={messages} view={view} />
      <p>
        <a href={page(context, 'releases')}>{dataset.changes}</a>
      </p>
    </section>
  );
}

function Sources({ context, messages, view }: DatasetProps) {
  const { dataset } = messages;
  if (view.sources.length === 0) return null;
  return (
    <Scroll label={dataset.sources}>
      <table class="list">
        <caption class="unseen">{dataset.sources}</caption>
        <thead>
          <tr>
            <th scope="col">{dataset.source}</th>
            <th scope="col">{dataset.keeper}</th>
            <th scope="col">{dataset.published}</th>
          </tr>
        </thead>
        <tbody>
          {view.sources.slice(0, MAX_SOURCES).map(({ iri, name, publisher, published }) => (
            <tr>
              <th scope="row">
                <a href={inChosenLanguage(context, describedPath(iri, context))}>
                  <LocalizedText text={name} page={context.language} />
                </a>
              </th>
              <td>{publisher ? <LocalizedText text={publisher} page={context.language} /> : null}</td>
              <td>{published === undefined ? dataset.undated : partialDate(published, messages)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {view.sources.length > MAX_SOURCES ? (
        <p>
          <a href={page(context, 'sources')}>{messages.map.andMore(view.sources.length - MAX_SOURCES)}</a>
        </p>
      ) : null}
    </Scroll>
  );
}
