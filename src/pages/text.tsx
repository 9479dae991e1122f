import type { Child } from 'hono/jsx';
import { languageName, partialDate } from './formatting.ts';
import type { PageContext } from './page-context.ts';
import type { Text } from './resource-view.ts';
import { labelOf, type TermScope, targetOf } from './scope.ts';

/** A text of the data: kept apart from the direction of what is around it; where it is not in the page's language, tagged with its own, which is shown. */
export function LocalizedText({ text, page }: { text: Text; page: string }) {
  const { language } = text;
  if (language === undefined || language === page) return <bdi>{text.text}</bdi>;
  if (language === 'mul' || language.startsWith(`${page}-`)) return <bdi lang={language}>{text.text}</bdi>;
  return (
    <>
      <bdi lang={language}>{text.text}</bdi>{' '}
      <small class="tongue" title={languageName(language, page)}>
        {language}
      </small>
    </>
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

/** A row of a list of facts; without a value it is left out. */
export interface Fact {
  readonly name: string;
  readonly value: Child;
}

/** Facts as a definition list; nothing at all where there is none. */
export function Facts({ facts }: { facts: readonly (Fact | undefined)[] }) {
  const present = facts.filter((fact) => fact !== undefined);
  if (present.length === 0) return null;
  return (
    <dl class="facts">
      {present.map((fact) => (
        <div>
          <dt>{fact.name}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A fact, or nothing where the list that its value is made of is empty. */
export function fact<Item>(
  name: string,
  items: readonly Item[],
  value: (items: readonly [Item, ...Item[]]) => Child,
): Fact | undefined {
  const [first, ...rest] = items;
  return first === undefined ? undefined : { name, value: value([first, ...rest]) };
}

/** A section with its heading; nothing at all where `when` is false. */
export function Section(props: {
  title: Child;
  children: Child;
  id?: string;
  lead?: string;
  when?: boolean;
}) {
  if (props.when === false) return null;
  return (
    <section id={props.id}>
      <h2>{props.title}</h2>
      {props.lead === undefined ? null : <p class="note">{props.lead}</p>}
      {props.children}
    </section>
  );
}

/** A wide table that scrolls by itself, by keyboard too, so that the page never does. */
export function Scroll({ label, children }: { label: string; children: Child }) {
  return (
    <section class="scroll" aria-label={label} tabindex={0}>
      {children}
    </section>
  );
}

/** Fields that keep in what a form asks for what the visitor chose: the language, and the release that is looked at. */
export function HiddenParameters({ context }: { context: PageContext }) {
  return (
    <>
      {context.url.searchParams.has('lang') ? (
        <input type="hidden" name="lang" value={context.language} />
      ) : null}
      {context.asOf ? <input type="hidden" name="release" value={context.manifest.name} /> : null}
    </>
  );
}
