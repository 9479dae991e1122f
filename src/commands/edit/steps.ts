import type { Context } from 'hono';
import { messagesIn } from '../../pages/messages/messages.ts';
import type { Desk } from './desk.ts';
import { type Draft, questionsOf } from './draft.ts';
import { answeredIn, canReadAs, field, questionsIn, readCellAs, takeAnswers } from './forms.ts';
import { donePage } from './pages/done.tsx';
import { viewOf } from './pages/frame.tsx';
import { namesPage, type Question } from './pages/names.tsx';
import { type CellFault, MAX_FAULTS, reviewPage } from './pages/review.tsx';
import { preview, publish } from './publish.ts';
import { reviewOf } from './review.ts';
import { postColumns, showColumns, showTable, takeTable } from './table-steps.ts';
import { type EditHandler, labelled, placeNames, recordsOf, type Visit, withDraft } from './visit.ts';

/** What each address below the token answers. */
export const STEP_HANDLERS: readonly {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** The page that a form stands on. */
  readonly page?: string;
  readonly handler: EditHandler;
}[] = [
  { method: 'GET', path: '', handler: (c, desk, visit) => showTable(c, desk, visit) },
  { method: 'POST', path: 'table', handler: takeTable },
  {
    method: 'GET',
    path: 'columns',
    handler: withDraft((c, desk, visit, draft) => showColumns(c, desk, visit, draft)),
  },
  { method: 'POST', path: 'columns', page: 'columns', handler: withDraft(postColumns) },
  { method: 'GET', path: 'names', handler: withDraft(showNames) },
  { method: 'POST', path: 'names', page: 'names', handler: withDraft(postNames) },
  { method: 'GET', path: 'review', handler: withDraft(showReview) },
  { method: 'POST', path: 'cells', page: 'review', handler: withDraft(postCells) },
  { method: 'POST', path: 'preview', page: 'review', handler: withDraft(makePreview) },
  { method: 'POST', path: 'publish', page: 'review', handler: withDraft(postPublish) },
  { method: 'GET', path: 'done', handler: showDone },
  { method: 'POST', path: 'restart', page: '', handler: restart },
];

async function showNames(c: Context, desk: Desk, visit: Visit, draft: Draft): Promise<Response> {
  const questions = questionsIn(questionsOf(draft, await recordsOf(desk)), draft);
  if (questions.length === 0) return c.redirect(`${visit.root}review`, 303);
  return sendNames(c, desk, visit, questions, []);
}

async function sendNames(
  c: Context,
  desk: Desk,
  visit: Visit,
  questions: readonly Question[],
  errors: readonly string[],
): Promise<Response> {
  const view = viewOf(visit, 'names');
  const levels = await labelled('level', desk, visit.language);
  const places = placeNames(await recordsOf(desk));
  return c.html(namesPage(view, { errors, questions, levels, places }), errors.length > 0 ? 422 : 200);
}

async function postNames(c: Context, desk: Desk, visit: Visit, draft: Draft): Promise<Response> {
  const records = await recordsOf(desk);
  const questions = answeredIn(await c.req.formData(), questionsOf(draft, records));
  const errors = takeAnswers(draft, questions, records, messagesIn(visit.language));
  if (errors.length > 0) return sendNames(c, desk, visit, questions, errors);
  await desk.changed();
  const isOpen = questionsOf(draft, records).some(({ key }) => !draft.answers.has(key));
  return c.redirect(`${visit.root}${isOpen ? 'names' : 'review'}`, 303);
}

/** The faults by cell; each that can be read otherwise has a number. */
function faultsIn(draft: Draft, { review }: Desk): CellFault[] {
  return (review?.problems ?? []).slice(0, MAX_FAULTS).map((problem, number) => {
    const { row, column } = problem;
    const cells = draft.table.rows.find((each) => each.number === row)?.cells ?? [];
    const written = column === undefined ? '' : (cells[column - 1] ?? '').trim();
    const header = column === undefined ? '' : (draft.table.headers[column - 1] ?? '');
    const isMendable = canReadAs(draft, column, written) !== undefined;
    return { row, column, header, problem, written, number: isMendable ? number : undefined };
  });
}

async function showReview(c: Context, desk: Desk, visit: Visit, draft: Draft): Promise<Response> {
  desk.review ??= await reviewOf(draft, desk);
  const view = viewOf(visit, 'review');
  const faults = faultsIn(draft, desk);
  const html = reviewPage(view, {
    review: desk.review,
    faults,
    preview: desk.preview?.url,
    hasColumns: draft.mapping !== '',
  });
  return c.html(html, faults.length > 0 ? 422 : 200);
}

async function postCells(c: Context, desk: Desk, visit: Visit, draft: Draft): Promise<Response> {
  const form = await c.req.formData();
  desk.review ??= await reviewOf(draft, desk);
  for (const { number, column, written } of faultsIn(draft, desk)) {
    const as = number === undefined ? undefined : canReadAs(draft, column, written);
    const [text, out] = [field(form, `as-${number}`), field(form, `out-${number}`)];
    if (as !== undefined && (text !== '' || out !== ''))
      readCellAs(draft, as, written, out === '' ? text : null);
  }
  await desk.changed();
  return c.redirect(`${visit.root}review`, 303);
}

async function makePreview(c: Context, desk: Desk, visit: Visit, draft: Draft): Promise<Response> {
  desk.review ??= await reviewOf(draft, desk);
  const { staged, problems } = desk.review;
  if (staged !== undefined && problems.length === 0) desk.preview ??= await preview(staged, desk);
  return c.redirect(`${visit.root}review`, 303);
}

/** Publishes what was shown: where the records have become others meanwhile, it is shown again. */
async function postPublish(c: Context, desk: Desk, visit: Visit, draft: Draft): Promise<Response> {
  const shown = desk.review;
  await desk.changed();
  const review = await reviewOf(draft, desk);
  desk.review = review;
  const isSame =
    shown !== undefined &&
    shown.changes.files.size === review.changes.files.size &&
    [...review.changes.files].every(([name, text]) => shown.changes.files.get(name) === text);
  if (!isSame || review.problems.length > 0) return c.redirect(`${visit.root}review`, 303);
  const published = await publish(draft, review, desk);
  await desk.clear();
  desk.published = published;
  return c.redirect(`${visit.root}done`, 303);
}

function showDone(c: Context, { published }: Desk, visit: Visit): Response | Promise<Response> {
  if (published === undefined) return c.redirect(visit.root, 303);
  return c.html(donePage(viewOf(visit, 'done'), published));
}

async function restart(c: Context, desk: Desk, { root }: Visit): Promise<Response> {
  await desk.clear();
  return c.redirect(root, 303);
}
