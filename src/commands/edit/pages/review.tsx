import { wording } from '../../../pages/messages/messages.ts';
import { Scroll } from '../../../pages/text.tsx';
import { columnLetters, type TableProblem } from '../../../spreadsheets/index.ts';
import type { DatasetDifference } from '../difference.ts';
import type { Review } from '../review.ts';
import { Remarks } from './columns.tsx';
import { actionOf, type EditView, page, Sentence } from './frame.tsx';

/** A fault of a cell, and what the cell says. */
export interface CellFault {
  readonly row: number | undefined;
  readonly column: number | undefined;
  readonly header: string;
  readonly problem: TableProblem;
  readonly written: string;
  /** The number of the cell in the form, where it can be read otherwise. */
  readonly number: number | undefined;
}

/** What the page of faults and differences shows. */
export interface ReviewView {
  readonly errors?: readonly string[];
  readonly review: Review;
  readonly faults: readonly CellFault[];
  /** Where the preview is served. */
  readonly preview: string | undefined;
  readonly hasColumns: boolean;
}

/** So many are shown at once: the rest comes when these are mended. */
export const MAX_FAULTS = 200;
const MAX_DIFFERENCES = 1000;

/** The page that shows the faults by cell, or what would change. */
export function reviewPage(view: EditView, given: ReviewView): string {
  const { edit } = view.messages;
  return page({
    view,
    title: edit.reviewTitle,
    errors: given.errors,
    children: (
      <>
        {given.faults.length > 0 ? (
          <Faults view={view} given={given} />
        ) : (
          <Outcome view={view} given={given} />
        )}
        <Remarks remarks={given.review.importResult.remarks} view={view} />
        <p class="actions">
          {given.hasColumns ? (
            <>
              <a href={`${view.root}names`}>{edit.steps.names}</a>
              <a href={`${view.root}columns`}>{edit.steps.columns}</a>
            </>
          ) : null}
          <a href={view.root}>{edit.otherTable}</a>
        </p>
      </>
    ),
  });
}

interface Props {
  readonly view: EditView;
  readonly given: ReviewView;
}

function Faults({ view, given: { faults } }: Props) {
  const { edit } = view.messages;
  return (
    <section>
      <h2>{edit.faults}</h2>
      <p class="prose">{edit.faultsLead}</p>
      <form method="post" action={actionOf(view, 'cells')}>
        <Scroll label={edit.faults}>
          <table class="list">
            <caption class="unseen">{edit.faults}</caption>
            <thead>
              <tr>
                {[edit.cell, edit.written, edit.fault, edit.readAs].map((label) => (
                  <th scope="col">{label}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {faults.slice(0, MAX_FAULTS).map((fault) => (
                <tr>
                  <th scope="row">
                    {fault.column === undefined ? '' : columnLetters(fault.column)}
                    {fault.row ?? ''} <bdi>{fault.header}</bdi>
                  </th>
                  <td>
                    <bdi>{fault.written.slice(0, 200)}</bdi>
                  </td>
                  <td>
                    <Sentence problem={fault.problem} view={view} />
                  </td>
                  <td>
                    {fault.number === undefined ? (
                      ''
                    ) : (
                      <Otherwise number={fault.number} view={view} written={fault.written} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
        <p class="actions">
          <button type="submit">{edit.again}</button>
        </p>
      </form>
    </section>
  );
}

function Otherwise({ number, view, written }: { number: number; view: EditView; written: string }) {
  const { edit } = view.messages;
  return (
    <>
      <input
        name={`as-${number}`}
        maxlength={200}
        autocomplete="off"
        aria-label={`${edit.readAs}: ${written.slice(0, 80)}`}
      />
      <label class="choice">
        <input type="checkbox" name={`out-${number}`} value="yes" /> {edit.leaveOut}
      </label>
    </>
  );
}

function Outcome({ view, given: { review, preview } }: Props) {
  const { edit } = view.messages;
  if (review.changes.files.size === 0) return <p class="lead">{edit.nothing}</p>;
  return (
    <>
      <Differences differences={review.differences} view={view} />
      <section>
        <h2>{edit.preview}</h2>
        <p class="prose">{edit.previewLead}</p>
        {preview === undefined ? (
          <form method="post" action={actionOf(view, 'preview')}>
            <button type="submit">{edit.preview}</button>
          </form>
        ) : (
          <p>
            <a class="button" href={preview} target="_blank" rel="noopener">
              {edit.openPreview}
            </a>
          </p>
        )}
      </section>
      <section>
        <h2>{edit.steps.done}</h2>
        <p class="prose">{edit.publishLead}</p>
        <form method="post" action={actionOf(view, 'publish')}>
          <button type="submit">{edit.publish}</button>
        </form>
      </section>
    </>
  );
}

function Differences({ differences, view }: { differences: readonly DatasetDifference[]; view: EditView }) {
  const { edit } = view.messages;
  const shown = differences.slice(0, MAX_DIFFERENCES);
  return (
    <section>
      <h2>{edit.changes}</h2>
      <p>
        {(['added', 'changed', 'removed'] as const)
          .map(
            (sort) =>
              `${edit.sorts[sort]}: ${view.messages.number(differences.filter((each) => each.sort === sort).length)}`,
          )
          .join(' · ')}
      </p>
      <Scroll label={edit.changes}>
        <table class="list">
          <caption class="unseen">{edit.changes}</caption>
          <thead>
            <tr>
              {[edit.change, edit.inFile, edit.name, edit.values].map((label) => (
                <th scope="col">{label}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ place, sort, name, values }) => (
              <tr class={sort}>
                <td>{edit.sorts[sort]}</td>
                <td>
                  <bdi>{wording({ ...view.messages.columns, ...view.messages.lists }, place)}</bdi>
                </td>
                <th scope="row">
                  <bdi>{name}</bdi>
                </th>
                <td>
                  {values.map(({ key, before, after }) => (
                    <div>
                      <FieldName of={key} view={view} />: {before === '' ? null : <del>{before}</del>}{' '}
                      {after === '' ? null : <ins>{after}</ins>}
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

/** What the lists call a field of a record; its key where they have no word for it. */
function FieldName({ of, view }: { of: string; view: EditView }) {
  const name = wording(view.messages.columns, of === 'name' ? 'label' : of);
  return <>{name === of ? <code>{of}</code> : name}</>;
}
