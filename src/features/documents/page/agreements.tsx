import { fragmentOf } from '../../../pages/address.ts';
import { Section } from '../../../pages/facts.tsx';
import { byDate, Timeline } from '../../../pages/parts/timeline.tsx';
import type { TermScope } from '../../../pages/scope.ts';
import { Chips, Link, Links } from '../../../pages/text.tsx';
import { MP } from '../../../rdf/vocabularies.ts';

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
