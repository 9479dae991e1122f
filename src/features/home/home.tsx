import type { Child } from 'hono/jsx';
import { inChosenLanguage, page, withParameter } from '../../pages/address.ts';
import { describedPath } from '../../pages/document-address.ts';
import { shortened } from '../../pages/formatting.ts';
import { licenceOf, siteTitle } from '../../pages/layout/frame.ts';
import { document } from '../../pages/layout/layout.tsx';
import { type Messages, messagesIn, wording } from '../../pages/messages/messages.ts';
import type { PageContext } from '../../pages/page-context.ts';
import { ClassCounts, graphCount } from '../../pages/parts/counts.tsx';
import { Timeline } from '../../pages/parts/partnerships.tsx';
import type { Text } from '../../pages/resource-view.ts';
import { LocalizedText } from '../../pages/text.tsx';
import { bestLabel, labelTexts } from '../../rdf/label.ts';
import { PartnershipMap } from '../maps/partnership-map.tsx';
import { GeneralSections, Keeper } from './general.tsx';
import type { HomeView, PublisherCard } from './home-view.ts';

/** The home page: what this is, in numbers, who publishes, the latest agreements, ways in. */
export function homePage(context: PageContext, view: HomeView): string {
  const messages = messagesIn(context.language);
  const start = bestLabel(labelTexts(context.manifest.start ?? {}), context.language);
  const lead = start ?? {
    text: context.lists.includes('partnerships') ? messages.home.lead : messages.home.otherLead,
  };
  const props = { context, view, messages };
  return document({
    context,
    description: lead.text,
    layoutScripts: view.map ? ['choose.js'] : [],
    modules: view.map || view.general?.map ? ['figures.js'] : [],
    structured: {
      '@type': 'WebSite',
      name: siteTitle(context),
      description: lead.text,
      url: context.base,
      inLanguage: context.language,
      license: licenceOf(context),
      potentialAction: {
        '@type': 'SearchAction',
        target: { '@type': 'EntryPoint', urlTemplate: `${context.base}search?q={search_term_string}` },
        'query-input': 'required name=search_term_string',
      },
    },
    children: (
      <>
        <header class="hero">
          <h1>{siteTitle(context)}</h1>
          <p class="lead">
            <LocalizedText text={beginningOf(lead)} page={context.language} />
          </p>
          <Figures {...props} />
          {view.general ? <Keeper context={context} messages={messages} view={view.general} /> : null}
        </header>
        <Facts {...props} />
        {view.map ? <PartnershipMap context={context} view={view.map} messages={messages} /> : null}
        <Publishers {...props} />
        <Latest {...props} />
        {view.general ? (
          <GeneralSections context={context} messages={messages} view={view.general} />
        ) : view.publishers.length === 0 ? (
          <section>
            <h2>{messages.home.contents}</h2>
            <ClassCounts context={context} messages={messages} />
          </section>
        ) : null}
        <WaysIn context={context} messages={messages} />
      </>
    ),
  });
}

/** A long text as far as the sentence that ends within what a reader takes in at once: the page about the dataset has it all. */
function beginningOf(lead: Text): Text {
  if (lead.text.length <= MAX_LEAD) return lead;
  const sentences = lead.text.slice(0, MAX_LEAD).match(/^.*[.!?。](?=\s)/su)?.[0];
  return { ...lead, text: sentences ?? shortened(lead.text, MAX_LEAD) };
}

const MAX_LEAD = 420;

interface PartProps {
  readonly context: PageContext;
  readonly view: HomeView;
  readonly messages: Messages;
}

function Figures({ context, view, messages }: PartProps) {
  const { manifest } = context;
  const general = [
    { key: 'triples', count: manifest.triples },
    { key: 'subjects', count: manifest.distinctSubjects },
    ...(graphCount(manifest) > 0 ? [{ key: 'graphs', count: graphCount(manifest) }] : []),
  ];
  const figures = view.figures.length > 0 ? view.figures : general;
  return (
    <ul class="figures" aria-label={messages.home.figures}>
      {figures.map(({ key, count }) => {
        const content = (
          <>
            <strong>{messages.number(count)}</strong> {wording(messages.home.figure, key)}
          </>
        );
        return <li>{context.lists.includes(key) ? <a href={page(context, key)}>{content}</a> : content}</li>;
      })}
    </ul>
  );
}

/** What stands out in the data, each sentence with the query that it is read from. */
function Facts({ context, view, messages }: PartProps) {
  if (view.facts.length === 0) return null;
  return (
    <section>
      <h2>{messages.home.facts}</h2>
      <ul class="prose">
        {view.facts.map(({ text, query, page: path }) => (
          <li>
            {text}{' '}
            <small>
              {query === undefined ? (
                <a href={page(context, path ?? '')}>{messages.home.factChanges}</a>
              ) : (
                <a href={withParameter(page(context, 'sparql'), 'query', query)} rel="nofollow">
                  {messages.home.factQuery}
                </a>
              )}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Publishers({ context, view, messages }: PartProps) {
  if (view.publishers.length === 0) return null;
  return (
    <section>
      <h2>{messages.home.publishers}</h2>
      <p class="note">{messages.home.publishersLead}</p>
      <ul class="cards">
        {view.publishers.map((publisher) => (
          <Publisher publisher={publisher} context={context} messages={messages} />
        ))}
      </ul>
      {view.otherPublishers > 0 ? (
        <p>
          <a href={page(context, 'sources')}>{messages.map.andMore(view.otherPublishers)}</a>
        </p>
      ) : null}
    </section>
  );
}

function Publisher(props: { publisher: PublisherCard; context: PageContext; messages: Messages }) {
  const { publisher, context, messages } = props;
  return (
    <li class="card">
      <h3>
        <Document iri={publisher.iri} name={publisher.name} context={context} />
      </h3>
      <p class="count">
        {messages.home.partnerships(publisher.partnerships)} · {messages.home.countries(publisher.countries)}
      </p>
      {publisher.description ? (
        <p>
          <LocalizedText text={publisher.description} page={context.language} />
        </p>
      ) : null}
    </li>
  );
}

function Latest({ context, view, messages }: PartProps) {
  if (view.latest.length === 0) return null;
  const events = view.latest.map(({ signed, instrument, partnership }) => ({
    date: signed,
    content: (
      <>
        <h3>
          <Document iri={partnership.iri} name={partnership.name} context={context} />
        </h3>
        <p class="with">
          <LocalizedText text={instrument} page={context.language} />
        </p>
      </>
    ),
  }));
  return (
    <section>
      <h2>{messages.home.latest}</h2>
      <Timeline events={events} scope={{ messages }} />
    </section>
  );
}

function Document({ iri, name, context }: { iri: string; name: Text; context: PageContext }) {
  return (
    <a href={inChosenLanguage(context, describedPath(iri, context))}>
      <LocalizedText text={name} page={context.language} />
    </a>
  );
}

/** The first way to look at data of any kind, or the first list. */
function firstPage({ perspectives, lists }: PageContext): string {
  if (perspectives === undefined) return lists[0] ?? 'dataset';
  const [first] = perspectives;
  if (first === undefined) return 'dataset';
  return first === 'contents' ? 'browse' : `browse/${first}`;
}

function WaysIn({ context, messages }: { context: PageContext; messages: Messages }) {
  const { home } = messages;
  const ways: readonly { path: string; name: string; text: Child }[] = [
    {
      path: firstPage(context),
      name: home.browse,
      text: home.browseText,
    },
    { path: 'sparql', name: home.query, text: home.queryText },
    { path: 'dataset', name: home.download, text: home.downloadText },
    ...(context.vocabulary === false ? [] : [{ path: 'def', name: home.link, text: home.linkText }]),
  ];
  return (
    <section>
      <h2>{home.waysIn}</h2>
      <ul class="cards ways">
        {ways.map(({ path, name, text }) => (
          <li class="card">
            <h3>
              <a href={page(context, path)}>{name}</a>
            </h3>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
