import { page } from '../../../pages/address.ts';
import { document } from '../../../pages/layout/layout.tsx';
import type { PageContext } from '../../../pages/page-context.ts';
import type { ResourceView } from '../../../pages/resource-view.ts';
import { bestText, labelOf, scopeOf, type TermScope } from '../../../pages/scope.ts';
import { AllStatements } from '../../../pages/statements/statement-table.tsx';
import { Facts, fact, Links, LocalizedText, PartialDate } from '../../../pages/text.tsx';
import type { Literal } from '../../../rdf/terms.ts';
import { AS, DCTERMS, SKOS } from '../../../rdf/vocabularies.ts';

/** The page about what was withdrawn: when, why, and what stands for it now. */
export function withdrawnPage(context: PageContext, view: ResourceView): string {
  const scope = scopeOf(context, view);
  const words = scope.messages.releases.withdrawn;
  const name = labelOf(scope, view.iri);
  return document({
    context,
    title: name.text,
    description: words.lead,
    hidden: true,
    children: (
      <article>
        <header class="heading">
          <p class="kicker">{words.kicker}</p>
          <h1>
            <LocalizedText text={name} page={context.language} />
          </h1>
          <p class="lead">{words.lead}</p>
        </header>
        <Reasons iri={view.iri} scope={scope} />
        <section>
          <a href={page(context, 'releases')}>{words.releases}</a>
        </section>
        <AllStatements view={view} scope={scope} shown={new Set()} open={false} />
      </article>
    ),
  });
}

function Reasons({ iri, scope }: { iri: string; scope: TermScope }) {
  const words = scope.messages.releases.withdrawn;
  const { statements, context } = scope;
  const why = bestText(statements.literals(iri, SKOS.changeNote), context.language);
  return (
    <Facts
      facts={[
        fact(
          words.when,
          statements.literals(iri, DCTERMS.modified),
          ([day]: readonly [Literal, ...Literal[]]) => <PartialDate lexical={day.value} scope={scope} />,
        ),
        why && { name: words.why, value: <LocalizedText text={why} page={context.language} /> },
        fact(words.replacedBy, statements.iris(iri, DCTERMS.isReplacedBy), (iris) => (
          <Links iris={iris} scope={scope} />
        )),
        fact(words.was, statements.iris(iri, AS.formerType), (iris) => <Links iris={iris} scope={scope} />),
      ]}
    />
  );
}
