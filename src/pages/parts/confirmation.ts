import { DEFINITIONS } from '../../rdf/namespaces.ts';
import { DCTERMS, MP, PROV } from '../../rdf/vocabularies.ts';
import { partialDate } from '../formatting.ts';
import { labelOf, type TermScope } from '../scope.ts';

/** The latest dated source that lists a partnership. */
export interface Confirmation {
  /** A partial date: when the source was published. */
  readonly date: string;
  /** IRIs of who published it. */
  readonly by: readonly string[];
}

/** When a partnership was last confirmed, and by whom; undefined where none of its sources has a date. */
export function confirmationOf(
  partnership: string,
  { statements }: Pick<TermScope, 'statements'>,
): Confirmation | undefined {
  const [latest] = statements
    .iris(partnership, PROV.wasDerivedFrom)
    .flatMap((source) =>
      statements.literals(source, DCTERMS.issued).map(({ value }) => ({
        date: value,
        by: statements.iris(source, DCTERMS.publisher),
      })),
    )
    .sort((a, b) => (a.date < b.date ? 1 : -1));
  return latest;
}

/** The same as a sentence: "Last confirmed on 30 January 2023 by …". */
export function confirmationText({ date, by }: Confirmation, scope: TermScope): string {
  const { partnership } = scope.messages;
  const names = by.map((publisher) => labelOf(scope, publisher).text).join(', ');
  const day = partialDate(date, scope.messages);
  return /^-?\d+-\d\d-\d\d/.test(date)
    ? partnership.confirmed(day, names)
    : partnership.confirmedIn(day, names);
}

/** The partial dates at which sources confirm a partnership: as they were published, and as they say themselves; none of one that has ended. */
export function confirmedDates(partnership: string, scope: Pick<TermScope, 'statements'>): readonly string[] {
  if (scope.statements.iris(partnership, MP.status).includes(`${DEFINITIONS}/status/ended`)) return [];
  const stated = scope.statements.literals(partnership, MP.statusAsOf).map(({ value }) => value);
  const confirmation = confirmationOf(partnership, scope);
  return confirmation ? [confirmation.date, ...stated] : stated;
}
