import type { Messages } from '../../../pages/messages/messages.ts';
import { Scroll } from '../../../pages/text.tsx';
import { COLUMN_NAMES, type TableProblem } from '../../../spreadsheets/index.ts';
import { actionOf, type EditView, page, Select, Sentence } from './frame.tsx';

/** A column: its number in the form, its header, what it holds, and its first cells. */
interface ColumnView {
  readonly index: number;
  readonly header: string;
  readonly as: string;
  readonly samples: readonly string[];
}

/** What the page about the columns shows. */
export interface ColumnsView {
  readonly errors?: readonly string[];
  readonly file: string;
  readonly rows: number;
  readonly columns: readonly ColumnView[];
  readonly missing: readonly string[];
  readonly remarks: readonly TableProblem[];
  readonly title: string;
  readonly tableLanguage: string;
  /** The languages that columns may be in: those of the data, and the table's. */
  readonly languages: readonly string[];
  readonly kind: string;
  readonly kinds: readonly (readonly [code: string, label: string])[];
  readonly order: string;
  readonly decimal: string;
}

/** The page on which it is said what each column holds. */
export function columnsPage(view: EditView, given: ColumnsView): string {
  const { edit } = view.messages;
  const options = meanings(view, given.languages);
  return page({
    view,
    title: edit.columnsTitle,
    errors: given.errors,
    children: (
      <>
        <p class="lead">{edit.columnsLead}</p>
        <p>
          <bdi>{given.file}</bdi>: {edit.rows(given.rows)}
        </p>
        {given.missing.map((header) => (
          <p class="wrong">{edit.missing(header)}</p>
        ))}
        <Remarks remarks={given.remarks} view={view} />
        <form method="post" action={actionOf(view, 'columns')}>
          <Scroll label={edit.columnsTitle}>
            <table class="list">
              <caption class="unseen">{edit.columnsTitle}</caption>
              <thead>
                <tr>
                  <th scope="col">{edit.column}</th>
                  <th scope="col">{edit.meaning}</th>
                  <th scope="col">{edit.samples}</th>
                </tr>
              </thead>
              <tbody>
                {given.columns.map(({ index, header, as, samples }) => (
                  <tr>
                    <th scope="row" id={`header-${index}`}>
                      <bdi>{header}</bdi>
                    </th>
                    <td>
                      <Select
                        name={`column-${index}`}
                        value={as}
                        options={options}
                        label={`${edit.meaning}: ${header}`}
                      />
                    </td>
                    <td>
                      {samples.map((sample) => (
                        <bdi class="sample">{sample.slice(0, 80)}</bdi>
                      ))}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
          <div class="fields">
            <p>
              <label for="title">{edit.pageTitle}</label>
              <input id="title" name="title" value={given.title} required maxlength={200} />
            </p>
            <p>
              <label for="language">{edit.language}</label>
              <Select
                id="language"
                name="language"
                value={given.tableLanguage}
                options={given.languages.map((tag) => [tag, languageIn(tag, view)] as const)}
              />
            </p>
            <p>
              <label for="kind">{edit.kind}</label>
              <Select id="kind" name="kind" value={given.kind} options={given.kinds} />
            </p>
            <p>
              <label for="order">{edit.order}</label>
              <Select id="order" name="order" value={given.order} options={Object.entries(edit.orders)} />
            </p>
            <p>
              <label for="decimal">{edit.decimal}</label>
              <Select
                id="decimal"
                name="decimal"
                value={given.decimal}
                options={[
                  ['', edit.orders['']],
                  ['.', edit.decimals.point],
                  [',', edit.decimals.comma],
                ]}
              />
            </p>
          </div>
          <p class="actions">
            <button type="submit">{edit.next}</button>
            <a href={view.root}>{edit.otherTable}</a>
          </p>
        </form>
      </>
    ),
  });
}

/** What is worth knowing of the table. */
export function Remarks({ remarks, view }: { remarks: readonly TableProblem[]; view: EditView }) {
  if (remarks.length === 0) return null;
  const { edit } = view.messages;
  return (
    <section>
      <h2>{edit.remarks}</h2>
      <ul>
        {remarks.slice(0, 50).map((remark) => (
          <li>
            {remark.row === undefined ? '' : `${edit.row(remark.row)}: `}
            <Sentence problem={remark} view={view} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What a column may hold, by its name in the mapping, in the words of the reader. */
function meanings(view: EditView, languages: readonly string[]): (readonly [string, string])[] {
  const { edit } = view.messages;
  const words = wordsOf(view.messages);
  return [
    ['ignore', edit.holds.ignore] as const,
    ...COLUMN_NAMES.map((name) => [name, words[name] ?? name] as const),
    ...(['name', 'description', 'note'] as const).flatMap((name) =>
      languages.map((tag) => [`${name}.${tag}`, `${edit.holds[name]} (${languageIn(tag, view)})`] as const),
    ),
  ];
}

/** The names of what a column may hold: many are those of the pages. */
function wordsOf({
  edit,
  place,
  partnership,
  changed,
  columns,
  reconcile,
  resource,
}: Messages): Readonly<Record<string, string>> {
  const { holds } = edit;
  return {
    ...holds,
    'publisher.country': holds.publisherCountry,
    'publisher.region': holds.publisherRegion,
    'population.year': holds.populationYear,
    country: place.country,
    level: place.level,
    website: resource.website,
    latitude: columns.lat,
    longitude: columns.long,
    coordinates: reconcile.propertyNames.coordinates,
    wikidata: reconcile.propertyNames.wikidata,
    kind: partnership.type,
    since: partnership.since,
    until: partnership.until,
    status: partnership.status,
    fields: `${partnership.fields}: ${partnership.agreed}`,
    practised: `${partnership.fields}: ${partnership.practised}`,
    planned: `${partnership.fields}: ${partnership.planned}`,
    area: `${changed.measures.area} (km²)`,
    population: changed.measures.population,
  };
}

function languageIn(tag: string, { language }: EditView): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag;
}
