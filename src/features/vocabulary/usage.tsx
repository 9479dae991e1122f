import { compact, page, withParameter } from '../../pages/address.ts';
import type { TermUsage, TermUse } from '../../pages/resource-view.ts';
import { type TermScope, targetOf } from '../../pages/scope.ts';
import { type Fact, Link, Section } from '../../pages/text.tsx';
import { DEFINITIONS, PREFIXES } from '../../rdf/namespaces.ts';
import { MP, OWL, RDF, RDFS, SKOS } from '../../rdf/vocabularies.ts';

/** Uses that a reader takes in at a glance. */
const MAX_SHOWN = 4;

/** Schemes by which the list of partnerships is filtered, under the same names. */
const FILTERS = /^(field|kind|status)\/([\w-]+)$/;

/** How often the term occurs in this release; absent where that is not known. */
export function usageFact(iri: string, scope: TermScope, usage: TermUsage | undefined): Fact | undefined {
  const { definitions } = scope.messages;
  const text = countText(iri, scope, usage);
  if (text === undefined) return undefined;
  // Of a class of any data, all instances have their page.
  const isListed =
    scope.context.perspectives &&
    scope.context.manifest.classes.some((one) => one.iri === iri && one.count > 0);
  const list = withParameter(page(scope.context, 'browse/instances'), 'class', iri);
  return { name: definitions.used, value: isListed ? <a href={list}>{text}</a> : text };
}

function countText(iri: string, scope: TermScope, usage: TermUsage | undefined): string | undefined {
  const { messages, statements, context } = scope;
  const { definitions } = messages;
  const types = statements.iris(iri, RDF.type);
  const isA = (...classes: readonly { readonly value: string }[]) =>
    classes.some(({ value }) => types.includes(value));
  const counts = isA(OWL.Class, RDFS.Class)
    ? { of: context.manifest.classes, text: definitions.instances }
    : isA(OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property)
      ? { of: context.manifest.properties, text: definitions.statements }
      : undefined;
  if (counts) {
    const found = counts.of.find((count) => count.iri === iri)?.count ?? 0;
    if (found > 0) return counts.text(found);
    // A vocabulary that comes without data is used elsewhere.
    return context.perspectives ? undefined : definitions.unused;
  }
  if (!isA(SKOS.Concept) || usage?.count === undefined) return undefined;
  return usage.count === 0 ? definitions.unused : definitions.named(usage.count);
}

/** With what the term occurs: classes, properties, or both, each with its number. */
export function usesFact(iri: string, scope: TermScope, usage: TermUsage | undefined): Fact | undefined {
  const { definitions } = scope.messages;
  const domain = scope.statements.iris(iri, RDFS.domain);
  const all = usage?.uses ?? [];
  // That a property is used on its domain alone need not be said twice.
  const uses = all.every((use) => domain.includes(use.class ?? '')) ? [] : all;
  const [first] = uses;
  if (first === undefined) return undefined;
  const name = first.class === undefined ? definitions.usedWith : definitions.usedOn;
  return { name, value: <Uses uses={uses} scope={scope} /> };
}

function Uses({ uses, scope }: { uses: readonly TermUse[]; scope: TermScope }) {
  const { messages } = scope;
  return (
    <ul class="uses">
      {uses.slice(0, MAX_SHOWN).map((use) => (
        <li>
          {use.class === undefined ? null : <OwnName iri={use.class} scope={scope} />}
          {use.class !== undefined && use.property !== undefined ? ' · ' : ''}
          {use.property === undefined ? null : <OwnName iri={use.property} scope={scope} />}{' '}
          <span class="times">{messages.number(use.count)}</span>
        </li>
      ))}
      {uses.length > MAX_SHOWN ? (
        <li class="note">{messages.definitions.more(uses.length - MAX_SHOWN)}</li>
      ) : null}
    </ul>
  );
}

function AllUses({ iri, scope, usage }: { iri: string; scope: TermScope; usage: TermUsage | undefined }) {
  const uses = usesFact(iri, scope, usage);
  return uses === undefined ? null : (
    <div class="part">
      <p class="note">{uses.name}</p>
      {uses.value}
    </div>
  );
}

/** In lists of many, only our own terms are links. */
function OwnName({ iri, scope }: { iri: string; scope: TermScope }) {
  return iri.startsWith(DEFINITIONS) ? <Link iri={iri} scope={scope} /> : <bdi>{compact(iri)}</bdi>;
}

/** Our own terms by their label; those of others by the prefixed name under which their vocabularies explain them. */
export function TermName({ iri, scope }: { iri: string; scope: TermScope }) {
  const target = targetOf(scope, iri);
  if (!target?.external) return <Link iri={iri} scope={scope} />;
  return (
    <a class="external" href={target.href} rel="external noopener">
      {compact(iri)}
    </a>
  );
}

/** An example as code; nothing where there is none. */
export function Example({ example, label }: { example: string | undefined; label?: string }) {
  if (example === undefined) return null;
  return (
    <figure class="example">
      {label === undefined ? null : <figcaption>{label}</figcaption>}
      <pre tabindex={0}>
        <code>{example}</code>
      </pre>
    </figure>
  );
}

interface OfTerm {
  readonly iri: string;
  readonly scope: TermScope;
  readonly usage: TermUsage | undefined;
}

/** On a term's own page: what it is used with, and an example from the data. */
export function InTheData({ iri, scope, usage }: OfTerm) {
  const { definitions } = scope.messages;
  return (
    <Section id="usage" title={definitions.usage} when={usage?.example !== undefined}>
      <AllUses iri={iri} scope={scope} usage={usage} />
      <Example example={usage?.example} label={definitions.example} />
    </Section>
  );
}

/** Where the partnerships with a concept can be filtered and drawn; nothing where there are none. */
export function SelectedBy({ iri, scope, usage }: OfTerm) {
  const { messages } = scope;
  const address = filterAddress(iri, scope, usage);
  if (address === undefined) return null;
  return (
    <p>
      <a href={address}>{messages.definitions.partnerships}</a>
      {(['map', 'timeline', 'chart'] as const).map((view) => (
        <>
          {' · '}
          <a href={address.replace('partnerships?', `partnerships/${view}?`)}>{messages.browse.view[view]}</a>
        </>
      ))}
    </p>
  );
}

/** The list of the partnerships with this concept; absent where there are none, or no such list. */
function filterAddress(iri: string, scope: TermScope, usage: TermUsage | undefined): string | undefined {
  const { context, statements } = scope;
  if (!context.lists.includes('partnerships')) return undefined;
  const local = iri.startsWith(`${DEFINITIONS}/`) ? iri.slice(DEFINITIONS.length + 1) : '';
  const [, scheme, code] = FILTERS.exec(local) ?? [];
  if (scheme !== undefined && code !== undefined) {
    const property = PREFIXES.mp + scheme;
    const used = usage?.uses.some((use) => use.class === MP.Partnership.value && use.property === property);
    return used ? page(context, `partnerships?${scheme}=${code}`) : undefined;
  }
  const country = iri.startsWith(PREFIXES.country) ? iri.slice(PREFIXES.country.length) : '';
  const used = /^[A-Z\d_]+$/.test(country) && statements.subjectsWith(MP.country, iri).length > 0;
  return used ? page(context, `partnerships?country=${country}`) : undefined;
}
