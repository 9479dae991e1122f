import { fragmentOf } from '../../../pages/address.ts';
import { Facts, fact, Section } from '../../../pages/facts.tsx';
import { bestText, type TermScope } from '../../../pages/scope.ts';
import { Value } from '../../../pages/statements/value.tsx';
import { Link, Links, LocalizedText } from '../../../pages/text.tsx';
import { DCTERMS, MP, PROV } from '../../../rdf/vocabularies.ts';

/** Recorded conflicts and corrections about a resource, each with all variants; nothing where there is none. */
export function Discrepancies({ iri, scope }: { iri: string; scope: TermScope }) {
  const { partnership } = scope.messages;
  const found = scope.statements.iris(iri, MP.discrepancy);
  return (
    <Section
      id="discrepancies"
      title={partnership.discrepancies}
      lead={partnership.discrepanciesLead}
      when={found.length > 0}
    >
      {found.map((discrepancy) => (
        <Discrepancy discrepancy={discrepancy} iri={iri} scope={scope} />
      ))}
    </Section>
  );
}

function Discrepancy(props: { discrepancy: string; iri: string; scope: TermScope }) {
  const { discrepancy, iri, scope } = props;
  const { statements, messages } = scope;
  const reason = bestText(statements.literals(discrepancy, DCTERMS.description), scope.context.language);
  return (
    <div class="notice" id={fragmentOf(discrepancy, iri)}>
      <h3>
        <Links iris={statements.iris(discrepancy, MP.onProperty)} scope={scope} />
      </h3>
      {reason ? (
        <p>
          <LocalizedText text={reason} page={scope.context.language} />
        </p>
      ) : null}
      <ul class="variants">
        {statements.iris(discrepancy, MP.variant).map((variant) => (
          <Variant variant={variant} scope={scope} />
        ))}
      </ul>
      <Facts
        facts={[
          fact(
            messages.partnership.accepted,
            statements.objects(discrepancy, MP.acceptedValue),
            ([value]) => <Value term={value} scope={scope} />,
          ),
          fact(messages.partnership.resolution, statements.iris(discrepancy, MP.resolution), (concepts) => (
            <Links iris={concepts} scope={scope} />
          )),
        ]}
      />
    </div>
  );
}

function Variant({ variant, scope }: { variant: string; scope: TermScope }) {
  const { statements } = scope;
  return (
    <li>
      {statements.literals(variant, MP.valueAsStated).map((stated) => (
        <q lang={stated.language || undefined}>
          <bdi>{stated.value}</bdi>
        </q>
      ))}
      {statements.iris(variant, PROV.wasDerivedFrom).map((source) => (
        <small>
          {' '}
          <Link iri={source} scope={scope} />
        </small>
      ))}
    </li>
  );
}
