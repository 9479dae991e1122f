import { Section } from '../../../pages/facts.tsx';
import { partnershipsOf } from '../../../pages/parts/partnerships.tsx';
import { labelOf, type TermScope } from '../../../pages/scope.ts';
import { Link, Links, LocalizedText } from '../../../pages/text.tsx';
import { MP } from '../../../rdf/vocabularies.ts';

const MAX_SHOWN = 60;

/** With whom the partners of a place work, and through which of them; nothing where they work with nobody else. */
export function PartnersOfPartners({ iri, scope }: { iri: string; scope: TermScope }) {
  const { messages, statements, context } = scope;
  const found = [...throughWhom(iri, scope)]
    .map(([other, through]) => ({ other, through, name: labelOf(scope, other) }))
    .sort(
      (a, b) =>
        b.through.length - a.through.length || a.name.text.localeCompare(b.name.text, context.language),
    );
  return (
    <Section
      id="second-hand"
      title={messages.map.atSecondHand}
      lead={messages.map.atSecondHandLead}
      when={found.length > 0}
    >
      <ul class="through">
        {found.slice(0, MAX_SHOWN).map(({ other, through }) => (
          <li>
            <Link iri={other} scope={scope} />{' '}
            {statements.iris(other, MP.country).map((country) => (
              <small>
                <LocalizedText text={labelOf(scope, country)} page={context.language} />{' '}
              </small>
            ))}
            <span class="note">
              {messages.map.through} <Links iris={through} scope={scope} />
            </span>
          </li>
        ))}
      </ul>
      {found.length > MAX_SHOWN ? <p class="note">{messages.map.more(found.length - MAX_SHOWN)}</p> : null}
    </Section>
  );
}

/** Partners of partners that are no partners themselves, with those through whom they are reached. */
function throughWhom(iri: string, scope: TermScope): ReadonlyMap<string, readonly string[]> {
  const { statements } = scope;
  const direct = new Set(
    partnershipsOf(iri, scope).flatMap((partnership) => statements.iris(partnership, MP.partner)),
  );
  const reached = new Map<string, string[]>();
  for (const partnership of statements.subjects) {
    const parties = statements.iris(partnership, MP.partner);
    const known = parties.filter((party) => direct.has(party) && party !== iri);
    if (parties.includes(iri) || known.length === 0) continue;
    for (const party of parties.filter((one) => !direct.has(one) && one !== iri)) {
      reached.set(party, [...new Set([...(reached.get(party) ?? []), ...known])]);
    }
  }
  return reached;
}
