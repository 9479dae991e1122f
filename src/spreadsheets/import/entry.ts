import { partnership } from '../../records/record-types/partnership.ts';
import type { TableRow } from '../reading/table.ts';
import { readPartners } from './partners.ts';
import { type RowContext, TableRowReader } from './row.ts';

/** Reads one row as an entry of a page; what cannot be understood is noted, and its value left out. */
export function readEntry(
  row: TableRow,
  key: string,
  context: RowContext,
): { readonly partners: readonly string[] } {
  const read = new TableRowReader(row, context);
  const { slugs, asWritten, called } = readPartners(row, 'partner', context);
  const dates = datesOf(read);
  const entry = {
    partners: slugs,
    ...(asWritten.length > 0 && { asWritten }),
    kind: read.code('kind', 'kind') ?? context.mapping.defaults?.kind,
    ...dates.of,
    ...statusOf(read, context),
    ...agreementsOf(read, dates.signed, context),
    ...fieldsOf(read),
    ...factsOf(read, called),
    ...textsOf(read, context),
  };
  if (entry.kind === undefined) {
    const column = context.columns.get('kind')?.number;
    context.collector.refuse('the kind is missing: give the mapping a default', row.number, column, {
      key: 'noKind',
    });
  }
  const comments = [...read.comments, ...asides(read)];
  if (comments.length > 0) context.collector.comments.set(key, comments.join('\n'));
  return entry;
}

function datesOf(read: TableRowReader) {
  const signed = read.period('signed');
  const since = read.period('since');
  const until = read.period('until', true);
  const start = since.start ?? signed.start;
  const end = until.end ?? until.start ?? since.end ?? signed.end;
  const of = since.start === undefined ? signed : since;
  const startBasis = of.approximate ? 'approximate' : of === since ? 'stated' : 'agreement-signed';
  return {
    // What is not certain is no date of an agreement.
    signed: signed.approximate ? undefined : signed.start,
    of: { ...(start !== undefined && { start, startBasis }), ...(end !== undefined && { end }) },
  };
}

function statusOf(read: TableRowReader, { mapping }: RowContext): object {
  const status = read.code('status', 'status');
  if (status === undefined) return {};
  if (status === 'unknown') return { status };
  const statusAsOf = read.date('statusAsOf') ?? mapping.defaults?.statusAsOf;
  return { status, ...(statusAsOf !== undefined && { statusAsOf }) };
}

function agreementsOf(
  read: TableRowReader,
  signed: string | number | undefined,
  { mapping }: RowContext,
): object {
  const stated = read.code('instrument', 'instrument');
  if (signed === undefined && stated === undefined) return {};
  const instrument = stated ?? mapping.defaults?.instrument ?? 'cooperation-agreement';
  return { agreements: [{ instrument, ...(signed !== undefined && { signed }) }] };
}

function fieldsOf(read: TableRowReader): object {
  const fields = Object.entries({
    agreed: read.fields('fields'),
    practised: read.fields('practised'),
    planned: read.fields('planned'),
  }).filter(([, codes]) => codes !== undefined);
  return fields.length > 0 ? { fields: Object.fromEntries(fields) } : {};
}

function factsOf(read: TableRowReader, partners: ReadonlyMap<string, string>): object {
  const facts = [...read.facts(partners)];
  return facts.length > 0 ? { facts } : {};
}

/** Descriptions and remarks; what the dates do not say is a remark in the language of the page. What the records do not take stays with their keepers. */
function textsOf(read: TableRowReader, { mapping }: RowContext): object {
  const { language } = mapping.page;
  const note = read.localized('note');
  if (read.inexact.length > 0)
    note[language] = [...(note[language] === undefined ? [] : [note[language]]), ...read.inexact].join('\n');
  const texts = { description: read.localized('description'), note };
  return Object.fromEntries(
    Object.entries(texts).filter(([name, text]) => {
      if (Object.keys(text).length === 0) return false;
      const isTaken = partnership.shape[name as 'note'].safeParse(text).success;
      if (!isTaken)
        read.comments.push(...Object.entries(text).map(([tag, each]) => `${name} (${tag}): ${each}`));
      return isTaken;
    }),
  );
}

function asides(read: TableRowReader): string[] {
  const [source, region, notes] = [read.prose('source'), read.prose('region'), read.prose('notes')];
  return [
    ...(region === undefined ? [] : [`region: ${region}`]),
    ...(source === undefined ? [] : [`source: ${source}`]),
    ...(notes === undefined ? [] : [notes]),
  ];
}
