import { parseDocument } from 'yaml';
import type { Messages } from '../../pages/messages/messages.ts';
import type { Records } from '../../records/index.ts';
import {
  type ColumnUse,
  countryLookup,
  type NameAnswer,
  type NewPlace,
  type PlaceProposal,
  readMapping,
  registerOf,
  useOf,
} from '../../spreadsheets/index.ts';
import { folded } from '../../text/folding.ts';
import { type Draft, mappingIn, mappingText } from './draft.ts';
import type { Question } from './pages/names.tsx';

const DATES = ['since', 'signed', 'until', 'statusAsOf'];
const MEASURES = ['area', 'population'];
/** Columns that are read by their names, not by `readAs`. */
const NAMES = ['partner', 'publisher'];

/** What a field of a form says; empty where there is none. */
export function field(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** Takes over what the columns hold; gives what is wrong, in sentences, and then changes nothing. */
export function takeColumns(draft: Draft, form: FormData, { edit }: Messages): string[] {
  const document = parseDocument(draft.mapping);
  const before = mappingIn(draft.mapping);
  const uses: string[] = [];
  const errors: string[] = [];
  for (const [index, header] of draft.table.headers.entries()) {
    const as = field(form, `column-${index}`);
    if (header === '' || as === '') continue;
    if (as !== 'ignore' && uses.includes(as)) errors.push(edit.twice(header));
    uses.push(as);
    document.setIn(['columns', header], document.createNode(useIn(form, as, useOf(before, header))));
  }
  if (!uses.some((as) => as === 'partner' || as.startsWith('name.'))) errors.push(edit.noPartner);
  if (!uses.includes('publisher') && before.page.publisher === undefined) errors.push(edit.noPublisher);
  const language = field(form, 'language');
  document.setIn(['page', 'title'], document.createNode({ [language]: field(form, 'title') }));
  document.setIn(['page', 'language'], language);
  document.setIn(['defaults', 'kind'], field(form, 'kind'));
  const text = document.toString({ lineWidth: 0 });
  errors.push(...readMapping(text, '').issues.map(({ path, message }) => `${path}: ${message}`));
  if (errors.length > 0 || text === draft.mapping) return errors;
  draft.mapping = text;
  draft.answers.clear();
  return [];
}

/** What a column holds and how it is read, as the mapping has it. */
function useIn(form: FormData, as: string, was: ColumnUse | undefined): unknown {
  const [order, decimal] = [field(form, 'order'), field(form, 'decimal')];
  const further = {
    ...(DATES.includes(as) && order !== '' && { order }),
    ...(MEASURES.includes(as) && decimal !== '' && { decimal }),
    ...(was?.as === as && was.year !== undefined && { year: was.year }),
  };
  return Object.keys(further).length === 0 ? as : { as, ...further };
}

/** The questions about names as a form answers them. */
export function answeredIn(form: FormData, proposals: readonly PlaceProposal[]): Question[] {
  return proposals.map((proposal, number) => {
    const of = (name: string) => field(form, `${name}-${number}`);
    const [value = '', slug] = of('is').split(':');
    const known = slug ?? of('known');
    const isRow = proposal.answer !== null;
    const answer = isRow ? (known === '' ? 'new' : 'known') : (value as Question['answer']);
    const text = answer === 'several' ? of('several') : known;
    const place = { name: of('name'), slug: of('slug'), level: of('level'), country: of('country') };
    return { number, proposal, answer, text, ...place };
  });
}

/** The questions about names, as they were answered so far or would be by themselves. */
export function questionsIn(proposals: readonly PlaceProposal[], { answers }: Draft): Question[] {
  return proposals.map((proposal, number) => {
    const given = answers.get(proposal.key);
    const place = newPlaceIn(given) ?? proposal.place;
    const { partner } = proposal;
    return {
      number,
      proposal,
      ...answerIn(given, proposal),
      name: Object.values(place?.name ?? {})[0] ?? partner.name,
      slug: place?.slug ?? '',
      level: place?.level ?? 'city',
      country: place?.country ?? partner.country ?? '',
    };
  });
}

function answerIn(given: NameAnswer | undefined, proposal: PlaceProposal): Pick<Question, 'answer' | 'text'> {
  if (typeof given === 'string') return { answer: 'known', text: given };
  return { answer: given !== undefined || proposal.answer !== null ? 'new' : '', text: '' };
}

/** The new place that an answer describes, if it does. */
function newPlaceIn(answer: NameAnswer | undefined): NewPlace | undefined {
  return typeof answer === 'object' && answer !== null && !Array.isArray(answer) ? answer : undefined;
}

/** Takes over what the names mean; gives what is wrong, in sentences, and then changes nothing. */
export function takeAnswers(
  draft: Draft,
  questions: readonly Question[],
  records: Records,
  { edit }: Messages,
): string[] {
  const [answers, errors] = [new Map(draft.answers), [] as string[]];
  const split = questions.filter(({ answer }) => answer === 'several');
  const fresh = new Set(questions.filter(({ answer }) => answer === 'new').map(({ slug }) => slug));
  for (const question of questions.filter((each) => !split.includes(each) && each.answer !== 'like')) {
    const isFresh = question.answer === 'known' && fresh.has(question.text);
    const { language } = mappingIn(draft.mapping).page;
    const answer = isFresh ? question.text : answerOf(question, records, language);
    if (answer === undefined) errors.push(edit.unanswered(question.proposal.partner.written));
    else answers.set(question.proposal.key, answer);
  }
  for (const { proposal } of questions.filter(({ answer }) => answer === 'like')) {
    const other = answers.get(proposal.twin ?? '');
    const slug = newPlaceIn(other)?.slug ?? other;
    if (typeof slug === 'string') answers.set(proposal.key, slug);
    else errors.push(edit.unanswered(proposal.partner.written));
  }
  const mapping = split.reduce((text, question) => withSeveral(text, question, draft), draft.mapping);
  const { issues } = readMapping(mappingText({ mapping, answers }), '');
  errors.push(...issues.map(({ path, message }) => `${path.replace(/^names\./, '')}: ${message}`));
  if (errors.length > 0) return errors;
  draft.mapping = mapping;
  for (const [key, answer] of answers) draft.answers.set(key, answer);
  return [];
}

/** What a question was answered with; undefined where that is nothing that can be used. */
function answerOf(
  { proposal, answer, text, name, slug, level, country }: Question,
  records: Records,
  language: string,
): NameAnswer | undefined {
  if (answer === 'known') return registerOf(records).reconcile(text).slug;
  const code = countryLookup(records).get(folded(country));
  if (answer !== 'new' || code === undefined || name === '' || slug === '') return undefined;
  const place = {
    ...proposal.place,
    name: { ...proposal.place?.name, [language]: name },
    slug,
    level,
    country: code,
  };
  return place as NameAnswer;
}

/** The mapping with a cell that names several towns read as their names between semicolons. */
function withSeveral(text: string, { proposal, text: several }: Question, { table }: Draft): string {
  const document = parseDocument(text);
  const mapping = mappingIn(text);
  const index = table.headers.findIndex((header) => useOf(mapping, header)?.as === 'partner');
  const written = (table.rows.find(({ number }) => number === proposal.row)?.cells[index] ?? '').trim();
  const known = mapping.readAs?.partner?.[written];
  const value = typeof known === 'string' ? known : written;
  const list = several
    .split(';')
    .map((each) => each.trim())
    .join('; ');
  document.setIn(
    ['readAs', 'partner', written],
    value.replace(proposal.partner.written, () => list),
  );
  return document.toString({ lineWidth: 0 });
}

/** Whether a cell can be read as something else; names are asked about elsewhere. */
export function canReadAs(draft: Draft, column: number | undefined, written: string): string | undefined {
  if (draft.mapping === '' || column === undefined || written === '') return undefined;
  const as = useOf(mappingIn(draft.mapping), draft.table.headers[column - 1] ?? '')?.as;
  return as === undefined || as === 'ignore' || NAMES.includes(as) ? undefined : as;
}

/** Has a cell's text, wherever it stands in such a column, read as another, or left out. */
export function readCellAs(draft: Draft, as: string, written: string, text: string | null): void {
  const document = parseDocument(draft.mapping);
  document.setIn(['readAs', as, written], text);
  draft.mapping = document.toString({ lineWidth: 0 });
}
