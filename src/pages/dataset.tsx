import type { ReleaseFile } from '../release/manifest.ts';
import { absolute, file, page } from './address.ts';
import { fileSize } from './formatting.ts';
import { document, siteTitle } from './layout.tsx';
import { recipes } from './loading.ts';
import { type Messages, messagesIn, wording } from './messages/messages.ts';
import { ClassCounts } from './parts/class-counts.tsx';
import { Facts } from './parts/facts.tsx';
import { Scroll } from './parts/scroll.tsx';
import type { PageContext } from './values.ts';

const CC0 = 'https://creativecommons.org/publicdomain/zero/1.0/';

interface DatasetProps {
  readonly context: PageContext;
  readonly messages: Messages;
}

/** The landing page of the dataset: contents, licence, citation, downloads and how to load them. */
export function datasetPage(context: PageContext): string {
  const messages = messagesIn(context.language);
  const { dataset } = messages;
  const props = { context, messages };
  return document({
    context,
    title: dataset.title,
    description: dataset.lead,
    section: 'dataset',
    structured: structuredData(context, messages),
    children: (
      <>
        <header class="heading">
          <h1>{dataset.title}</h1>
          <p class="lead">{dataset.lead}</p>
        </header>
        <Contents {...props} />
        <Downloads {...props} />
        <Loading {...props} />
        <Terms {...props} />
        <Classes {...props} />
      </>
    ),
  });
}

function Contents({ context, messages }: DatasetProps) {
  const { manifest } = context;
  const { dataset, layout } = messages;
  return (
    <section>
      <h2>{dataset.contents}</h2>
      <Facts
        facts={[
          { name: dataset.statements, value: messages.number(manifest.triples) },
          { name: dataset.subjects, value: messages.number(manifest.distinctSubjects) },
          { name: dataset.graphs, value: messages.number(manifest.graphs.length) },
          { name: layout.release, value: <code class="breaks">{manifest.id}</code> },
        ]}
      />
    </section>
  );
}

function Classes({ context, messages }: DatasetProps) {
  return (
    <section>
      <h2>{messages.definitions.classes}</h2>
      <ClassCounts context={context} messages={messages} />
    </section>
  );
}

/** The dumps of a release, without those that are another one compressed. */
function dumpsOf(context: PageContext): readonly { plain: ReleaseFile; gzip: ReleaseFile | undefined }[] {
  const { files } = context.manifest;
  return files
    .filter(({ name, coding }) => name.startsWith('dumps/') && coding === undefined)
    .map((plain) => ({ plain, gzip: files.find(({ name }) => name === `${plain.name}.gz`) }));
}

function dumpPath(context: PageContext, release: string, { name }: ReleaseFile): string {
  return file(context, `dumps/${release}/${name.slice('dumps/'.length)}`);
}

function Downloads({ context, messages }: DatasetProps) {
  const { dataset } = messages;
  const headings = [dataset.file, dataset.size, dataset.audience, dataset.checksum];
  return (
    <section id="downloads">
      <h2>{dataset.downloads}</h2>
      <p class="note">{dataset.downloadsLead}</p>
      <Scroll label={dataset.downloads}>
        <table class="list">
          <thead>
            <tr>
              {headings.map((heading) => (
                <th scope="col">{heading}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {dumpsOf(context).map(({ plain, gzip }) => (
              <Dump context={context} messages={messages} plain={plain} gzip={gzip} />
            ))}
          </tbody>
        </table>
      </Scroll>
      {context.manifest.omitted.map(({ name, reason }) => (
        <p class="note">
          {dataset.omitted}: {name} (<bdi>{reason}</bdi>)
        </p>
      ))}
      <p>
        <a href={page(context, '.well-known/void')}>{dataset.description}</a>
      </p>
    </section>
  );
}

function Dump(props: DatasetProps & { plain: ReleaseFile; gzip: ReleaseFile | undefined }) {
  const { context, messages, plain, gzip } = props;
  const { dataset } = messages;
  const name = plain.name.slice('dumps/'.length);
  return (
    <tr>
      <th scope="row">
        <a href={dumpPath(context, context.manifest.name, plain)}>{name}</a>
        <br />
        <small>
          <a href={dumpPath(context, 'latest', plain)}>
            {dataset.latest}
            <span class="unseen"> {name}</span>
          </a>
        </small>
      </th>
      <td>
        <span class="nowrap">{fileSize(plain.bytes, messages)}</span>
        {gzip ? (
          <>
            <br />
            <small>
              <a class="nowrap" href={dumpPath(context, context.manifest.name, gzip)}>
                {fileSize(gzip.bytes, messages)} {dataset.compressed}
              </a>
            </small>
          </>
        ) : null}
      </td>
      <td>{wording(dataset.for, name.split('.').at(-1) ?? name)}</td>
      <td>
        <code class="checksum">{plain.sha256}</code>
      </td>
    </tr>
  );
}

function Loading({ context, messages }: DatasetProps) {
  const address = absolute(context, file(context, 'dumps/latest/munpart'));
  return (
    <section id="load">
      <h2>{messages.dataset.load}</h2>
      <div class="columns">
        {recipes(address).map(({ tool, code }) => (
          <div>
            <h3>{tool}</h3>
            <pre tabindex={0}>
              <code>{code}</code>
            </pre>
          </div>
        ))}
      </div>
    </section>
  );
}

function Terms({ context, messages }: DatasetProps) {
  const { dataset } = messages;
  return (
    <section>
      <h2>{dataset.licence}</h2>
      <p>
        <a href={CC0} rel="license external">
          {dataset.licenceText}
        </a>
      </p>
      <h3>{dataset.cite}</h3>
      <p class="prose cite">
        <cite>{siteTitle(context)}</cite>. {messages.layout.release} {context.manifest.id.slice(0, 12)}.{' '}
        <span class="iri">{`${context.base}dataset`}</span>
      </p>
    </section>
  );
}

function structuredData(context: PageContext, messages: Messages): Readonly<Record<string, unknown>> {
  return {
    '@type': 'Dataset',
    '@id': `${context.base}dataset`,
    name: siteTitle(context),
    description: messages.home.lead,
    license: CC0,
    isAccessibleForFree: true,
    version: context.manifest.id,
    inLanguage: Object.keys(context.manifest.title),
    distribution: dumpsOf(context).map(({ plain }) => ({
      '@type': 'DataDownload',
      encodingFormat: plain.mediaType,
      contentUrl: absolute(context, dumpPath(context, context.manifest.name, plain)),
      contentSize: String(plain.bytes),
      sha256: plain.sha256,
    })),
  };
}
