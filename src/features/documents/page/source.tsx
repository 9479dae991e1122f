import { languageName } from '../../../pages/formatting.ts';
import type { Language } from '../../../pages/messages/messages.ts';
import { Partnerships } from '../../../pages/parts/partnerships.tsx';
import { Value } from '../../../pages/statements/property.tsx';
import { Facts, fact, Link, Links } from '../../../pages/text.tsx';
import { DCTERMS, FOAF, MP, PROV } from '../../../rdf/vocabularies.ts';
import { type BodyProps, Discrepancies, Notes, type ResourceTemplate } from './sections.tsx';

/** The web pages from which the data were taken. */
export const source: ResourceTemplate = {
  types: [MP.SourcePage],
  name: (messages) => messages.source.kind,
  section: 'sources',
  Body: SourceBody,
};

function SourceBody({ iri, scope }: BodyProps) {
  const { statements, messages } = scope;
  const words = messages.source;
  return (
    <>
      <Facts
        facts={[
          fact(words.publisher, statements.iris(iri, DCTERMS.publisher), (iris) => (
            <Links iris={iris} scope={scope} />
          )),
          fact(words.title, statements.objects(iri, DCTERMS.title), ([title]) => (
            <Value term={title} scope={scope} />
          )),
          fact(words.address, statements.iris(iri, FOAF.homepage, FOAF.page), ([address]) => (
            <Link iri={address} scope={scope}>
              <bdi class="iri">{address}</bdi>
            </Link>
          )),
          fact(words.published, statements.objects(iri, DCTERMS.issued), ([issued]) => (
            <Value term={issued} scope={scope} />
          )),
          fact(words.language, statements.objects(iri, DCTERMS.language), ([language]) =>
            nameOfStated(language.value, scope.context.language),
          ),
          fact(words.declared, statements.literals(iri, MP.declaredPartnerCount), ([count]) => (
            <Value term={count} scope={scope} />
          )),
          fact(words.stated, statements.literals(iri, MP.valueAsStated), ([stated]) => (
            <q lang={stated.language || undefined}>
              <bdi>{stated.value}</bdi>
            </q>
          )),
          fact(words.revisionOf, statements.iris(iri, PROV.wasRevisionOf), (iris) => (
            <Links iris={iris} scope={scope} />
          )),
        ]}
      />
      <Notes iri={iri} scope={scope} />
      <Discrepancies iri={iri} scope={scope} />
      <Partnerships iri={iri} scope={scope} title={words.listed} />
    </>
  );
}

/** The name of a language given by its code or by an IRI that ends with it; what was given where it is none. */
function nameOfStated(given: string, page: Language): string {
  const code = /(?:^|\/)([a-z]{2,3})$/.exec(given)?.[1];
  return code === undefined ? given : languageName(code, page);
}
