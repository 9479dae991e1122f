import type { Child } from 'hono/jsx';
import type { Text } from './data-text.ts';
import { partialDate } from './formatting.ts';
import { labelOf, type TermScope, targetOf } from './scope.ts';

/** A text of the data: kept apart from the direction of what is around it, and tagged with its own language. */
export function LocalizedText({ text, page }: { text: Text; page: string }) {
  return text.language === undefined || text.language === page ? (
    <bdi>{text.text}</bdi>
  ) : (
    <bdi lang={text.language}>{text.text}</bdi>
  );
}

/** A partial date as `<time>`; `lexical` is `2019`, `2019-08` or `2019-08-29`. */
export function PartialDate({ lexical, scope }: { lexical: string; scope: Pick<TermScope, 'messages'> }) {
  const plain = lexical.replace(/(Z|[+-]\d\d:\d\d)$/, '');
  return <time datetime={plain}>{partialDate(lexical, scope.messages)}</time>;
}

/** An IRI by its label, linked to where one can read about it. */
export function Link({ iri, scope, children }: { iri: string; scope: TermScope; children?: Child }) {
  const target = targetOf(scope, iri);
  const content = children ?? <LocalizedText text={labelOf(scope, iri)} page={scope.context.language} />;
  if (!target) return <bdi title={iri}>{content}</bdi>;
  if (!target.external) return <a href={target.href}>{content}</a>;
  return (
    <a class="external" href={target.href} rel="external noopener" title={iri}>
      {content}
      <span class="unseen"> ({scope.messages.resource.external})</span>
    </a>
  );
}

/** Links, set apart by commas. */
export function Links({ iris, scope }: { iris: readonly string[]; scope: TermScope }) {
  return (
    <>
      {iris.map((iri, index) => (
        <>
          {index > 0 ? ', ' : ''}
          <Link iri={iri} scope={scope} />
        </>
      ))}
    </>
  );
}

/** IRIs as chips. */
export function Chips({ iris, scope, tone }: { iris: readonly string[]; scope: TermScope; tone?: string }) {
  return (
    <ul class={tone === undefined ? 'chips' : `chips ${tone}`}>
      {iris.map((iri) => (
        <li>
          <Link iri={iri} scope={scope} />
        </li>
      ))}
    </ul>
  );
}
