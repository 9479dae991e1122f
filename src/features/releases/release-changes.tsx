import type { Context } from 'hono';
import { link } from '../../http/fields.ts';
import { verifiedRelease } from '../../http/memento/as-of.ts';
import { Problem } from '../../http/problem.ts';
import { HTML, PLAIN_JSON, type Representation, type Resource } from '../../http/representation.ts';
import { respond } from '../../http/respond.ts';
import { pageContext } from '../../http/serving/page-context.ts';
import { readOnce, type Site } from '../../http/serving/publication.ts';
import { file, inChosenLanguage } from '../../pages/address.ts';
import { describedPath } from '../../pages/document-address.ts';
import { document } from '../../pages/layout/layout.tsx';
import { CHANGE_WORDINGS, type Language, type Messages, messagesIn } from '../../pages/messages/messages.ts';
import type { PageContext } from '../../pages/page-context.ts';
import { changesBetween, type ReleaseChanges, type ResourceChange } from '../../release/diff/changes.ts';
import { addressOf, PATCH_TYPE, patchOf } from '../../release/diff/resource.ts';
import type { Release } from '../../release/store/manifest.ts';

interface Props {
  readonly context: PageContext;
  readonly messages: Messages;
}

/** Changes of one kind past this number are left to the other forms. */
const MAX_SHOWN = 500;

/** What changed from one release to another, in words. */
function comparisonPage(
  context: PageContext,
  view: { readonly from: Release; readonly to: Release; readonly changes: ReleaseChanges<Language> },
): string {
  const messages = messagesIn(context.language);
  const words = messages.releases;
  const { from, to, changes } = view;
  const title = words.comparison(from.place.number, to.place.number);
  const address = file(context, `releases/${from.manifest.name}..${to.manifest.name}`);
  return document({
    context,
    title,
    description: words.comparisonLead,
    section: 'dataset',
    parent: { name: words.title, path: 'releases' },
    children: (
      <>
        <header class="heading">
          <h1>{title}</h1>
          <p class="lead">{words.comparisonLead}</p>
          <p class="note">{words.total(changes.added, changes.deleted)}</p>
        </header>
        <ReportedChanges context={context} messages={messages} changes={changes} />
        <section>
          <h2>
            <a href={`${address}.rdfp`}>{words.patch}</a>
          </h2>
          <p class="note">{words.patchNote}</p>
        </section>
      </>
    ),
  });
}

function ReportedChanges({ context, messages, changes }: Props & { changes: ReleaseChanges<Language> }) {
  const words = messages.releases;
  const { resources, added, deleted } = changes;
  if (resources === undefined) return <p>{words.tooMany}</p>;
  if (resources.length === 0) return <p>{added + deleted === 0 ? words.same : words.silent}</p>;
  return (
    <>
      {(['added', 'removed', 'renamed', 'changed'] as const).map((kind) => {
        const reported = resources.filter((change) => change.kind === kind);
        if (reported.length === 0) return null;
        return (
          <section>
            <h2>
              {words.kinds[kind]} <small class="own">{messages.number(reported.length)}</small>
            </h2>
            <dl class="changes">
              {reported.slice(0, MAX_SHOWN).map((change) => (
                <Change context={context} change={change} />
              ))}
            </dl>
            {reported.length > MAX_SHOWN ? (
              <p class="note">{words.shown(MAX_SHOWN, reported.length)}</p>
            ) : null}
          </section>
        );
      })}
      <p class="note">{words.follow}</p>
    </>
  );
}

function Change({ context, change }: { context: PageContext; change: ResourceChange<Language> }) {
  const { language } = context;
  return (
    <div>
      <dt>
        <a href={inChosenLanguage(context, describedPath(change.iri, context))}>
          <bdi>{change.name[language]}</bdi>
        </a>
      </dt>
      {change.events.map((event) => (
        <dd>
          <bdi>{event[language]}</bdi>
        </dd>
      ))}
    </div>
  );
}

/** The exact difference. */
export const PATCH: Representation = {
  name: 'patch',
  label: 'RDF Patch',
  mediaType: PATCH_TYPE,
  extension: 'rdfp',
};

/** The forms of the difference of two releases. */
export const COMPARISON_FORMS: readonly Representation[] = [HTML, PLAIN_JSON, PATCH];

/** The difference of two kept releases: in words, and as the patch that makes one of the other. */
export function comparison(
  c: Context,
  site: Site,
  from: Release,
  to: Release,
  form: Representation | undefined,
): Response | Promise<Response> {
  if (form && !COMPARISON_FORMS.includes(form)) {
    throw new Problem('not-found', 'A difference is had as a page, as JSON and as RDF Patch.');
  }
  const address = `releases/${from.manifest.name}..${to.manifest.name}`;
  const resource: Resource = {
    address,
    representations: COMPARISON_FORMS,
    urlOf: (one) => `${site.base}${address}.${one.extension}`,
    links: [link(addressOf(from), 'predecessor-version'), link(addressOf(to), 'successor-version')],
    write: async (one, locale) => {
      const [before, after] = [await verifiedRelease(site, from), await verifiedRelease(site, to)];
      if (one === PATCH) return inTurn(() => patchText(site, before, after));
      const changes = await readOnce(site, address, () =>
        inTurn(() => changesBetween(before, after, CHANGE_WORDINGS)),
      );
      if (one === PLAIN_JSON) {
        const [a, b] = [before, after].map(({ place, manifest: { id, name } }) => ({ ...place, id, name }));
        return `${JSON.stringify({ from: a, to: b, ...changes }, null, 2)}\n`;
      }
      return comparisonPage(pageContext(site, resource, locale), { from: before, to: after, changes });
    },
  };
  return respond(c, site, resource, form);
}

async function patchText(site: Site, from: Release, to: Release): Promise<string> {
  const chunks: string[] = [];
  let length = 0;
  for await (const chunk of patchOf(from, to)) {
    length += chunk.length;
    if (length > site.settings.maxResultBytes) {
      throw new Problem(
        'too-large',
        'The patch is larger than this server sends: compare the dumps instead.',
      );
    }
    chunks.push(chunk);
  }
  return chunks.join('');
}

let last: Promise<unknown> = Promise.resolve();

/** One comparison at a time: each reads two whole releases. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const result = last.then(work);
  last = result.catch(() => undefined);
  return result;
}
