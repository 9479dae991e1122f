import type { Child } from 'hono/jsx';
import { file, page } from '../../pages/address.ts';
import { fileSize, partialDate } from '../../pages/formatting.ts';
import { document } from '../../pages/layout/layout.tsx';
import { type Messages, messagesIn } from '../../pages/messages/messages.ts';
import type { PageContext } from '../../pages/page-context.ts';
import { Facts, LocalizedText, Scroll } from '../../pages/text.tsx';
import { noteIn, type Release, type ReleaseNote } from '../../release/store/manifest.ts';

interface Props {
  readonly context: PageContext;
  readonly messages: Messages;
}

/** The history: the kept releases, newest first. */
export function releasesPage(context: PageContext, releases: readonly Release[]): string {
  const messages = messagesIn(context.language);
  const words = messages.releases;
  const headings = [words.number, words.date, words.notes, words.statements, words.compare];
  return document({
    context,
    title: words.title,
    description: words.lead,
    section: 'dataset',
    children: (
      <>
        <header class="heading">
          <h1>{words.title}</h1>
          <p class="lead">{words.lead}</p>
        </header>
        <Scroll label={words.title}>
          <table class="list">
            <thead>
              <tr>
                {headings.map((heading) => (
                  <th scope="col">{heading}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {releases.map((release, index) => (
                <ReleaseRow {...{ context, messages, release }} previous={releases[index + 1]} />
              ))}
            </tbody>
          </table>
        </Scroll>
      </>
    ),
  });
}

function ReleaseRow(props: Props & { release: Release; previous: Release | undefined }) {
  const { context, messages, release, previous } = props;
  const { place, manifest } = release;
  const words = messages.releases;
  const isCurrent = manifest.name === context.manifest.name;
  return (
    <tr>
      <th scope="row">
        <a href={pageOf(context, release)}>{messages.number(place.number)}</a>
        {isCurrent ? <small class="own"> {words.current}</small> : null}
      </th>
      <td>
        <Moment date={place.date} messages={messages} />
      </td>
      <td>
        <Notes context={context} notes={place.notes} />
      </td>
      <td>{messages.number(manifest.triples)}</td>
      <td>
        {previous ? (
          <a href={comparisonOf(context, previous, release)}>{words.since(previous.place.number)}</a>
        ) : null}
      </td>
    </tr>
  );
}

/** One release: when, what changed, how much, and its files. */
export function releasePage(
  context: PageContext,
  view: { readonly release: Release; readonly previous: Release | undefined },
): string {
  const messages = messagesIn(context.language);
  const { place, manifest } = view.release;
  const words = messages.releases;
  const title = words.one(place.number);
  return document({
    context,
    title,
    section: 'dataset',
    parent: { name: words.title, path: 'releases' },
    children: (
      <article>
        <header class="heading">
          <h1>{title}</h1>
          <div class="lead">
            <Notes context={context} notes={place.notes} none={words.noNotes} />
          </div>
        </header>
        <Facts
          facts={[
            { name: words.date, value: <Moment date={place.date} messages={messages} /> },
            { name: words.statements, value: messages.number(manifest.triples) },
            { name: words.things, value: messages.number(manifest.distinctSubjects) },
            { name: words.checksum, value: <code class="breaks">{manifest.id}</code> },
            before(context, messages, view.release, view.previous),
          ]}
        />
        <Files context={context} messages={messages} release={view.release} />
      </article>
    ),
  });
}

function before(
  context: PageContext,
  { releases: words }: Messages,
  release: Release,
  previous: Release | undefined,
) {
  if (!previous) return undefined;
  const value = (
    <>
      <a href={pageOf(context, previous)}>{words.one(previous.place.number)}</a> ·{' '}
      <a href={comparisonOf(context, previous, release)}>{words.notes}</a>
    </>
  );
  return { name: words.previous, value };
}

/** The dumps of a release with size and checksum, under a heading. */
export function Files({
  context,
  messages,
  release,
  children,
}: Props & { release: Release; children?: Child }) {
  const words = messages.releases;
  const dumps = release.manifest.files.filter(({ name }) => name.startsWith('dumps/'));
  return (
    <section>
      <h2>{children ?? words.files}</h2>
      <Scroll label={`${words.files}: ${words.one(release.place.number)}`}>
        <table class="list">
          <thead>
            <tr>
              <th scope="col">{words.file}</th>
              <th scope="col">{words.size}</th>
              <th scope="col">SHA-256</th>
            </tr>
          </thead>
          <tbody>
            {dumps.map(({ name, bytes, sha256 }) => (
              <tr>
                <th scope="row">
                  <a href={file(context, `dumps/${release.manifest.name}/${name.slice('dumps/'.length)}`)}>
                    {name.slice('dumps/'.length)}
                  </a>
                </th>
                <td class="nowrap">{fileSize(bytes, messages)}</td>
                <td>
                  <code class="checksum">{sha256}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

function Notes({
  context,
  notes,
  none,
}: {
  context: PageContext;
  notes: readonly ReleaseNote[];
  none?: string;
}) {
  if (notes.length === 0) return none === undefined ? null : <p>{none}</p>;
  return (
    <>
      {notes.map((note) => (
        <p>
          <LocalizedText text={noteIn(note, context.language)} page={context.language} />
        </p>
      ))}
    </>
  );
}

/** Day and time in UTC. */
function Moment({ date, messages }: { date: string; messages: Messages }) {
  return (
    <time datetime={date}>
      {partialDate(date.slice(0, 10), messages)} <small class="nowrap">{date.slice(11, 16)} UTC</small>
    </time>
  );
}

function pageOf(context: PageContext, { manifest }: Release): string {
  return page(context, `releases/${manifest.name}`);
}

function comparisonOf(context: PageContext, from: Release, to: Release): string {
  return page(context, `releases/${from.manifest.name}..${to.manifest.name}`);
}
