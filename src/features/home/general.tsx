import { releaseGraph, type Site } from '../../http/serving/publication.ts';
import { page } from '../../pages/address.ts';
import { partialDate } from '../../pages/formatting.ts';
import { licenceAddress, licenceName } from '../../pages/layout/frame.ts';
import type { Messages } from '../../pages/messages/messages.ts';
import type { PageContext } from '../../pages/page-context.ts';
import type { Text } from '../../pages/resource-view.ts';
import { Facts, LocalizedText } from '../../pages/text.tsx';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { contentsOf, namesOfTerms } from '../browse/classes.ts';
import { ClassTable, type ContentsView } from '../browse/page/contents.tsx';
import { PlacesMap } from '../browse/page/map.tsx';
import { placesOf, pointsOf } from '../browse/places.ts';
import { Stated } from '../dataset/registrations.ts';
import type { MapPoint } from '../maps/labels.ts';
import { examplesOf } from '../queries/general.ts';

/** What the home page of data of any kind shows, beside what all home pages have. */
export interface GeneralView {
  readonly contents: ContentsView;
  /** Nothing where no thing has a place. */
  readonly map?: { readonly points: readonly MapPoint[]; readonly total: number } | undefined;
  readonly queries: readonly { readonly name: string; readonly title: string }[];
  readonly publisher?: Text | undefined;
  readonly homepage?: string | undefined;
  readonly modified?: string | undefined;
}

const MAX_CLASSES = 12;
const MAX_QUERIES = 6;
const { dcterms, foaf } = PREFIXES;

/** Reads what the home page of data of any kind shows. */
export async function generalView(site: Site, context: PageContext): Promise<GeneralView> {
  const { language } = context;
  const has = (name: string) => context.perspectives?.includes(name) === true;
  const classes = (await contentsOf(site)).slice(0, MAX_CLASSES);
  const [nameOf, map, queries, description] = await Promise.all([
    namesOfTerms(
      site,
      classes.map(({ iri }) => iri),
      language,
    ),
    has('map') ? mapOf(site, context) : undefined,
    examplesOf(site),
    releaseGraph(site, 'description.ttl'),
  ]);
  const stated = new Stated(description, language);
  const dataset = `${site.base}dataset`;
  const [publisher] = stated.objects(dataset, `${dcterms}publisher`);
  const agent = publisher === undefined ? undefined : stated.text(publisher, `${foaf}name`);
  return {
    contents: { classes, nameOf },
    map,
    queries: queries.slice(0, MAX_QUERIES).map((one) => ({ name: one.name, title: one.title[language] })),
    // Of a publisher that nobody states, only the host is known: that is no news.
    publisher: agent?.text === new URL(site.namespace).host ? undefined : agent,
    homepage: publisher && stated.objects(publisher, `${foaf}homepage`)[0],
    modified:
      stated.objects(dataset, `${dcterms}modified`)[0] ?? stated.objects(dataset, `${dcterms}issued`)[0],
  };
}

async function mapOf(site: Site, context: PageContext) {
  const places = await placesOf(site);
  return places.length === 0
    ? undefined
    : { points: await pointsOf(site, context, places), total: places.length };
}

interface Props {
  readonly context: PageContext;
  readonly messages: Messages;
  readonly view: GeneralView;
}

/** Who publishes the data, under which licence, and when they changed; nothing where nobody says. */
export function Keeper({ context, messages, view }: Props) {
  const { dataset } = messages;
  const { licence } = context.manifest;
  const address = licenceAddress(licence);
  const publisher = view.publisher && <LocalizedText text={view.publisher} page={context.language} />;
  return (
    <Facts
      facts={[
        publisher && {
          name: dataset.keeper,
          value: view.homepage ? <a href={view.homepage}>{publisher}</a> : publisher,
        },
        licence === undefined
          ? undefined
          : {
              name: dataset.licence,
              value: address ? (
                <a href={address} rel="license external">
                  {licenceName(address)}
                </a>
              ) : (
                <bdi class="iri">{licence}</bdi>
              ),
            },
        view.modified === undefined
          ? undefined
          : { name: dataset.modified, value: partialDate(view.modified.slice(0, 10), messages) },
      ]}
    />
  );
}

/** The map, the classes and the queries of data of any kind. */
export function GeneralSections(props: Props) {
  const { context, messages, view } = props;
  return (
    <>
      {view.map ? (
        <section>
          <h2>
            <a href={page(context, 'browse/map')}>{messages.queries.shown.map}</a>
          </h2>
          <PlacesMap context={context} messages={messages} view={view.map} />
        </section>
      ) : null}
      <section>
        <h2>{messages.home.contents}</h2>
        <ClassTable context={context} messages={messages} view={view.contents} />
        {context.manifest.classes.length > MAX_CLASSES ? (
          <p>
            <a href={page(context, 'browse')}>{messages.contents.nav}</a>
          </p>
        ) : null}
      </section>
      <Queries {...props} />
    </>
  );
}

function Queries({ context, messages, view }: Props) {
  return (
    <section>
      <h2>{messages.queries.title}</h2>
      <ul>
        {view.queries.map(({ name, title }) => (
          <li>
            <a href={page(context, `queries/${name}`)}>{title}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
