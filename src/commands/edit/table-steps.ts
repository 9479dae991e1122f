import type { Context } from 'hono';
import { messagesIn } from '../../pages/messages/messages.ts';
import { dataLanguages } from '../../records/index.ts';
import { type Mapping, registerOf, useOf } from '../../spreadsheets/index.ts';
import type { Desk } from './desk.ts';
import { beginDraft, type Draft, mappingIn, questionsOf } from './draft.ts';
import { field, takeColumns } from './forms.ts';
import { columnsPage } from './pages/columns.tsx';
import { sentenceOf, viewOf } from './pages/frame.tsx';
import { tablePage } from './pages/table.tsx';
import { labelled, nameOf, placeNames, recordsOf, type Visit } from './visit.ts';

/** The first page, with what was wrong with the table that was chosen. */
export async function showTable(
  c: Context,
  desk: Desk,
  visit: Visit,
  errors: readonly string[] = [],
): Promise<Response> {
  const records = await recordsOf(desk);
  const publishers = new Set([...records.pages.values()].map(({ value }) => value.page.publisher));
  const own = publishers.size > 0 ? [...publishers] : [...records.places.keys()];
  const publisher = own.length === 1 ? nameOf(own[0] ?? '', records) : '';
  const view = viewOf(visit, 'table');
  const places = placeNames(records, publishers);
  return c.html(tablePage(view, { errors, publisher, places }), errors.length > 0 ? 422 : 200);
}

/** Takes a table, and begins with its columns; a table of records has nothing to ask. */
export async function takeTable(c: Context, desk: Desk, visit: Visit): Promise<Response> {
  const { edit } = messagesIn(visit.language);
  const form = await c.req.formData();
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0) return showTable(c, desk, visit, [edit.noFile]);
  const records = await recordsOf(desk);
  const named = field(form, 'publisher');
  const { slug } = named === '' ? { slug: undefined } : registerOf(records).reconcile(named);
  if (named !== '' && !records.places.has(slug ?? ''))
    return showTable(c, desk, visit, [edit.noPlace(named)]);
  const upload = {
    file: file.name,
    bytes: new Uint8Array(await file.arrayBuffer()),
    publisher: slug,
    encoding: field(form, 'encoding') || undefined,
    sheet: field(form, 'sheet') || undefined,
  };
  const draft = await beginDraft(upload, records, desk.settings.data);
  if (!('table' in draft))
    return showTable(
      c,
      desk,
      visit,
      draft.map((problem) => {
        const sentence = sentenceOf(problem, messagesIn(visit.language)) ?? problem.message;
        return problem.row === undefined ? sentence : `${edit.row(problem.row)}: ${sentence}`;
      }),
    );
  await desk.clear();
  desk.draft = draft;
  return c.redirect(`${visit.root}${draft.mapping === '' ? 'review' : 'columns'}`, 303);
}

/** The page of the columns, as they are or as a form that was wrong has them. */
export async function showColumns(
  c: Context,
  desk: Desk,
  visit: Visit,
  draft: Draft,
  errors: readonly string[] = [],
  form?: FormData,
): Promise<Response> {
  if (draft.mapping === '') return c.redirect(`${visit.root}review`, 303);
  const { table, columns, file, missing } = draft;
  const mapping = mappingIn(draft.mapping);
  const fieldOr = (name: string, usual: string) => (form === undefined ? usual : field(form, name));
  const used = Object.keys(mapping.columns).flatMap((header) => useOf(mapping, header) ?? []);
  const languages = [...new Set([mapping.page.language, ...dataLanguages(await recordsOf(desk))])];
  const view = viewOf(visit, 'columns');
  const html = columnsPage(view, {
    errors,
    file,
    rows: table.rows.length,
    columns: columns.map(({ header, samples }) => {
      const usual = useOf(mapping, header)?.as ?? 'ignore';
      return {
        header,
        samples,
        as: fieldOr(`column-${table.headers.indexOf(header)}`, usual),
        index: table.headers.indexOf(header),
      };
    }),
    missing,
    remarks: table.remarks,
    title: fieldOr('title', Object.values(mapping.page.title)[0] ?? ''),
    tableLanguage: fieldOr('language', mapping.page.language),
    languages: [...new Set([...languages, ...Object.keys(mapping.page.title), ...usedLanguages(mapping)])],
    kind: fieldOr('kind', mapping.defaults?.kind ?? 'cooperation'),
    kinds: await labelled('kind', desk, visit.language),
    order: fieldOr('order', used.find(({ order }) => order !== undefined)?.order ?? ''),
    decimal: fieldOr('decimal', used.find(({ decimal }) => decimal !== undefined)?.decimal ?? ''),
  });
  return c.html(html, errors.length > 0 ? 422 : 200);
}

function usedLanguages(mapping: Mapping): string[] {
  return Object.keys(mapping.columns).flatMap((header) => {
    const [name = '', language] = (useOf(mapping, header)?.as ?? '').split('.');
    return language !== undefined && ['name', 'description', 'note'].includes(name) ? [language] : [];
  });
}

/** Takes what the columns hold. */
export async function postColumns(c: Context, desk: Desk, visit: Visit, draft: Draft): Promise<Response> {
  const form = await c.req.formData();
  const errors = takeColumns(draft, form, messagesIn(visit.language));
  if (errors.length > 0) return showColumns(c, desk, visit, draft, errors, form);
  await desk.changed();
  const questions = questionsOf(draft, await recordsOf(desk));
  return c.redirect(`${visit.root}${questions.length > 0 ? 'names' : 'review'}`, 303);
}
