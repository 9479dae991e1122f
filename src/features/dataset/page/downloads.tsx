import { absolute, file, page } from '../../../pages/address.ts';
import { fileSize } from '../../../pages/formatting.ts';
import { wording } from '../../../pages/messages/messages.ts';
import type { PageContext } from '../../../pages/page-context.ts';
import { Scroll } from '../../../pages/text.tsx';
import type { ReleaseFile } from '../../../release/store/manifest.ts';
import type { DatasetProps } from './view.ts';

/** One way to load the dataset into a tool. */
interface LoadingRecipe {
  readonly tool: string;
  readonly code: string;
}

/** How to load the files into common tools; `address` is the URL of the directory of the dumps, ends with `/`. Only of files that there are. */
function recipes(address: string, files: readonly ReleaseFile[]): readonly LoadingRecipe[] {
  const has = (name: string) => files.some((file) => file.name === `dumps/${name}`);
  const ways: readonly (LoadingRecipe & { readonly file: string })[] = [
    {
      file: 'munpart.ttl',
      tool: 'rapper (Redland)',
      code: `curl -O ${address}munpart.ttl\nrapper --input turtle --count munpart.ttl`,
    },
    {
      file: 'munpart.nq',
      tool: 'Apache Jena',
      code: `curl -O ${address}munpart.nq\nriot --count munpart.nq\ntdb2.tdbloader --loc munpart.db munpart.nq`,
    },
    {
      file: 'munpart.nq',
      tool: 'Oxigraph',
      code: `curl -O ${address}munpart.nq\noxigraph load --location munpart.db --file munpart.nq\noxigraph serve --location munpart.db`,
    },
    {
      file: 'munpart.nq',
      tool: 'Python (rdflib)',
      code: `from rdflib import Dataset\n\ndata = Dataset(default_union=True)\ndata.parse("${address}munpart.nq", format="nquads")\nprint(len(data))`,
    },
    {
      file: 'munpart.nt',
      tool: 'R (rdflib)',
      code: `library(rdflib)\n\ndownload.file("${address}munpart.nt", "munpart.nt")\ndata <- rdf_parse("munpart.nt", format = "ntriples")\nprint(data)`,
    },
    {
      file: 'places.parquet',
      tool: 'DuckDB',
      code: `SELECT * FROM '${address}places.parquet' LIMIT 10;`,
    },
    {
      file: 'places.parquet',
      tool: 'Python (pandas)',
      code: `import pandas\n\nrows = pandas.read_parquet("${address}places.parquet")\nprint(rows.head())`,
    },
    {
      file: 'munpart.jsonld',
      tool: 'JavaScript',
      code: `const answer = await fetch("${address}munpart.jsonld");\nconst data = await answer.json();\nconsole.log(data["@graph"].length);`,
    },
  ];
  return ways.filter(({ file }) => has(file)).map(({ tool, code }) => ({ tool, code }));
}

/** How to read a table into R. */
function tableRecipe(url: string): string {
  return `rows <- read.csv("${url}", encoding = "UTF-8")\nhead(rows)`;
}

/** How to make a file for maps of GeoJSON. */
function mapRecipe(url: string): string {
  const name = url.slice(url.lastIndexOf('/') + 1).replace(/\.geojson$/, '');
  return `ogr2ogr ${name}.gpkg ${url}`;
}

type DownloadContext = Pick<DatasetProps, 'context' | 'messages'>;

/** A dump with the same compressed. */
interface DumpFiles {
  readonly plain: ReleaseFile;
  readonly gzip: ReleaseFile | undefined;
}

/** The dumps of a release, without those that are another one compressed. */
export function dumpsOf(context: PageContext): readonly DumpFiles[] {
  const { files } = context.manifest;
  return files
    .filter(({ name, coding }) => name.startsWith('dumps/') && coding === undefined)
    .map((plain) => ({ plain, gzip: files.find(({ name }) => name === `${plain.name}.gz`) }));
}

/** The path of a dump in a release of this name, or in `latest`. */
export function dumpPath(context: PageContext, release: string, { name }: ReleaseFile): string {
  return file(context, `dumps/${release}/${name.slice('dumps/'.length)}`);
}

/** Every dump with its size, its checksum and whom it is for. */
export function Downloads({ context, messages }: DownloadContext) {
  const { dataset } = messages;
  const headings = [dataset.file, dataset.size, dataset.audience, dataset.checksum];
  const dumps = dumpsOf(context);
  const size = fileSize(
    dumps.reduce((sum, { plain }) => sum + plain.bytes, 0),
    messages,
  );
  return (
    <section id="downloads">
      <h2>{dataset.downloads}</h2>
      <p class="note">
        {dataset.downloadsLead} {dataset.total(dumps.length, size)}
      </p>
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
            {dumps.map((dump) => (
              <Dump context={context} messages={messages} {...dump} />
            ))}
          </tbody>
        </table>
      </Scroll>
      {context.manifest.omitted.map(({ name, reason }) => (
        <p class="note">
          {dataset.omitted}: {name} (<bdi>{reason}</bdi>)
        </p>
      ))}
      <Check context={context} messages={messages} dump={dumps[0]} />
      <p>
        <a href={page(context, '.well-known/void')}>{dataset.description}</a>
      </p>
    </section>
  );
}

function Check({ context, messages, dump }: DownloadContext & { dump: DumpFiles | undefined }) {
  if (dump === undefined) return null;
  const name = dump.plain.name.slice('dumps/'.length);
  const url = absolute(context, dumpPath(context, context.manifest.name, dump.plain));
  return (
    <>
      <p>{messages.dataset.check}</p>
      <pre tabindex={0}>
        <code>{`curl -O ${url}\necho "${dump.plain.sha256}  ${name}" | sha256sum --check`}</code>
      </pre>
    </>
  );
}

function Dump(props: DownloadContext & DumpFiles) {
  const { context, messages, plain, gzip } = props;
  const { dataset } = messages;
  const name = plain.name.slice('dumps/'.length);
  const audience = Object.hasOwn(dataset.forFile, name)
    ? wording(dataset.forFile, name)
    : wording(dataset.for, name.split('.').at(-1) ?? name);
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
      <td>
        {audience}
        <br />
        <small class="note">{plain.mediaType}</small>
      </td>
      <td>
        <code class="checksum">{plain.sha256}</code>
      </td>
    </tr>
  );
}

/** How to load the dumps into common tools. */
export function Loading({ context, messages, view }: DatasetProps) {
  const { dataset } = messages;
  const latest = absolute(context, file(context, 'dumps/latest/'));
  const table = dumpsOf(context).find(({ plain }) => plain.name.endsWith('.csv'));
  const [map] = view.maps.map((path) => absolute(context, file(context, path)));
  return (
    <section id="load">
      <h2>{dataset.load}</h2>
      <div class="columns">
        {recipes(latest, context.manifest.files).map(({ tool, code }) => (
          <Recipe tool={tool} code={code} />
        ))}
        {table ? (
          <Recipe
            tool={dataset.tables}
            text={dataset.tablesText}
            code={tableRecipe(latest + table.plain.name.slice('dumps/'.length))}
          />
        ) : null}
        {map === undefined ? null : (
          <Recipe tool={dataset.maps} text={dataset.mapsText} code={mapRecipe(map)} />
        )}
      </div>
    </section>
  );
}

function Recipe({ tool, text, code }: { tool: string; text?: string; code: string }) {
  return (
    <div>
      <h3>{tool}</h3>
      {text === undefined ? null : <p class="note">{text}</p>}
      <pre tabindex={0}>
        <code>{code}</code>
      </pre>
    </div>
  );
}
