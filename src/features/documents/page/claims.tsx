import { fragmentOf } from '../../../pages/address.ts';
import { byDate, Timeline } from '../../../pages/parts/partnerships.tsx';
import { labelOf, type TermScope } from '../../../pages/scope.ts';
import { Property, Value } from '../../../pages/statements/property.tsx';
import { termKey } from '../../../pages/statements/statements.ts';
import { Chips, Link, Links, LocalizedText, Scroll, Section } from '../../../pages/text.tsx';
import type { Quad, Term } from '../../../rdf/terms.ts';
import { localName } from '../../../rdf/uri.ts';
import { MP, PROV, RDF } from '../../../rdf/vocabularies.ts';

interface ClaimRow {
  readonly subject: string;
  readonly property: string;
  /** What each source says, by the IRI of its graph. */
  readonly termsBySource: ReadonlyMap<string, readonly Term[]>;
}

/** Types go without saying, and that the source is the source. */
const UNSAID = new Set([RDF.type.value, PROV.wasDerivedFrom.value]);

/** One row for each property of each subject that a source says something of. */
function claimRows(claims: readonly Quad[], iri: string): readonly ClaimRow[] {
  const rows = new Map<string, { subject: string; property: string; termsBySource: Map<string, Term[]> }>();
  for (const { subject, predicate, object, graph } of claims) {
    const about = subject.value === iri || subject.value.startsWith(`${iri}#`);
    if (!about || UNSAID.has(predicate.value)) continue;
    const key = `${subject.value} ${predicate.value}`;
    const row = rows.get(key) ?? {
      subject: subject.value,
      property: predicate.value,
      termsBySource: new Map(),
    };
    row.termsBySource.set(graph.value, [...(row.termsBySource.get(graph.value) ?? []), object]);
    rows.set(key, row);
  }
  return [...rows.values()].sort((a, b) => Number(a.subject > b.subject) - Number(a.subject < b.subject));
}

function differs(row: ClaimRow, sources: readonly string[]): boolean {
  const claims = sources.map((source) => (row.termsBySource.get(source) ?? []).map(termKey).sort().join(' '));
  return new Set(claims).size > 1;
}

/** What each source says of the resource, one column a source, with a mark where they differ. */
export function Claims({ claims, iri, scope }: { claims: readonly Quad[]; iri: string; scope: TermScope }) {
  const { partnership, resource } = scope.messages;
  const rows = claimRows(claims, iri);
  const sources = [...new Set(rows.flatMap((row) => [...row.termsBySource.keys()]))].sort();
  return (
    <Section id="sources" title={partnership.sources} lead={partnership.sourcesLead} when={rows.length > 0}>
      <Scroll label={partnership.sources}>
        <table class="claims">
          <thead>
            <tr>
              <th scope="col">{resource.property}</th>
              {sources.map((source) => (
                <th scope="col">
                  <Link iri={source} scope={scope} /> <small class="tag">{localName(source)}</small>
                </th>
              ))}
            </tr>
          </thead>
          {[...new Set(rows.map((row) => row.subject))].map((subject) => (
            <ClaimGroup
              rows={rows.filter((row) => row.subject === subject)}
              title={subject === iri ? undefined : subject}
              sources={sources}
              scope={scope}
            />
          ))}
        </table>
      </Scroll>
    </Section>
  );
}

interface GroupProps {
  readonly rows: readonly ClaimRow[];
  /** IRI of the part that the rows are about; absent for the resource itself. */
  readonly title: string | undefined;
  readonly sources: readonly string[];
  readonly scope: TermScope;
}

function ClaimGroup({ rows, title, sources, scope }: GroupProps) {
  return (
    <tbody>
      {title === undefined ? null : (
        <tr>
          <th scope="rowgroup" colspan={sources.length + 1} class="group">
            <LocalizedText text={labelOf(scope, title)} page={scope.context.language} />
          </th>
        </tr>
      )}
      {rows.map((row) => (
        <tr class={differs(row, sources) ? 'differs' : undefined}>
          <th scope="row">
            <Property iri={row.property} scope={scope} />
            {differs(row, sources) ? <span class="mark">{scope.messages.partnership.differs}</span> : null}
          </th>
          {sources.map((source) => (
            <td>
              <ClaimedTerms terms={row.termsBySource.get(source) ?? []} scope={scope} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function ClaimedTerms({ terms, scope }: { terms: readonly Term[]; scope: TermScope }) {
  if (terms.length === 0) return <span class="note">{scope.messages.partnership.silent}</span>;
  return (
    <ul class="values">
      {terms.map((term) => (
        <li>
          <Value term={term} scope={scope} />
        </li>
      ))}
    </ul>
  );
}

/** The agreements on which a partnership rests, in the order in which they were signed. */
export function Agreements({ iri, scope }: { iri: string; scope: TermScope }) {
  const { statements, messages } = scope;
  const events = statements
    .iris(iri, MP.agreement)
    .map((agreement) => ({
      date: statements.literals(agreement, MP.signed)[0]?.value,
      id: fragmentOf(agreement, iri),
      content: <Agreement agreement={agreement} scope={scope} />,
    }))
    .sort(byDate);
  return (
    <Section id="agreements" title={messages.partnership.agreements}>
      {events.length === 0 ? (
        <p class="note">{messages.partnership.noAgreement}</p>
      ) : (
        <Timeline events={events} scope={scope} />
      )}
    </Section>
  );
}

function Agreement({ agreement, scope }: { agreement: string; scope: TermScope }) {
  const { statements, messages } = scope;
  const instruments = statements.iris(agreement, MP.instrument);
  const supplements = statements.iris(agreement, MP.supplements);
  const signatories = statements.iris(agreement, MP.signatory);
  const fields = statements.iris(agreement, MP.agreedField, MP.plannedField);
  return (
    <>
      <h3>
        {instruments.length > 0 ? (
          <Links iris={instruments} scope={scope} />
        ) : (
          <Link iri={agreement} scope={scope} />
        )}
      </h3>
      {supplements.length > 0 ? (
        <p class="with">
          {messages.partnership.supplements}: <Links iris={supplements} scope={scope} />
        </p>
      ) : null}
      {signatories.length > 0 ? (
        <p class="with">
          {messages.partnership.signatories}: <Links iris={signatories} scope={scope} />
        </p>
      ) : null}
      {fields.length > 0 ? <Chips iris={fields} scope={scope} tone="small" /> : null}
    </>
  );
}
