import { file, inChosenLanguage, page } from '../../pages/address.ts';
import { describedPath } from '../../pages/document-address.ts';
import { document } from '../../pages/layout/layout.tsx';
import { type Language, type Messages, messagesIn } from '../../pages/messages/messages.ts';
import type { PageContext } from '../../pages/page-context.ts';
import type { Changes, ResourceChange } from '../../release/diff/changes.ts';
import type { Release } from '../../release/store/manifest.ts';

interface Props {
  readonly context: PageContext;
  readonly messages: Messages;
}

/** Changes of one kind past this number are left to the other forms. */
const MAX_SHOWN = 500;

/** What changed from one release to another, in words. */
export function comparisonPage(
  context: PageContext,
  view: { readonly from: Release; readonly to: Release; readonly changes: Changes<Language> },
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
    children: (
      <>
        <header class="heading">
          <p class="kicker">
            <a href={page(context, 'releases')}>{words.title}</a>
          </p>
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

function ReportedChanges({ context, messages, changes }: Props & { changes: Changes<Language> }) {
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
