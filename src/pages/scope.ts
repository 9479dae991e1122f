import { bestLabel, LABEL_PROPERTIES, literalText } from '../rdf/label.ts';
import { iri, type Literal } from '../rdf/terms.ts';
import { localName } from '../rdf/uri.ts';
import { compact, inChosenLanguage, isWebAddress } from './address.ts';
import { describedPath, documentPath, isWithinBounds } from './document-address.ts';
import { type Messages, messagesIn, wording } from './messages/messages.ts';
import type { PageContext } from './page-context.ts';
import type { ResourceView, Text } from './resource-view.ts';
import {
  type BlankNodes,
  type Graphs,
  graphsOf,
  placeBlankNodes,
  Statements,
} from './statements/statements.ts';

const NAMING = LABEL_PROPERTIES.map((property) => iri(property));

/** What the parts of a page need to show terms: the page's context and wording, the statements, and the labels. */
export interface TermScope {
  readonly context: PageContext;
  readonly messages: Messages;
  /** Of the resource and its parts, of what is linked with it, and of what points at it. */
  readonly statements: Statements;
  readonly labels: Statements;
  /** Which graphs say what; absent where all stands in the default graph. */
  readonly graphs?: Graphs | undefined;
  /** Where the page shows the blank nodes below the resource and its parts. */
  readonly blankNodes?: BlankNodes;
  /** The day of the release, where one is stated. */
  readonly released?: string | undefined;
}

/** What the name of an IRI is taken from. */
export type NamingScope = Pick<TermScope, 'labels' | 'messages'> & {
  readonly context: Pick<PageContext, 'language'>;
};

/** The scope of a page about a resource. */
export function scopeOf(context: PageContext, view: ResourceView): TermScope {
  return { context, messages: messagesIn(context.language), ...statementsOf(view), released: view.released };
}

type ScopeStatements = Pick<TermScope, 'statements' | 'graphs' | 'blankNodes' | 'labels'>;

/** By view: they are the same in every language. */
const known = new WeakMap<ResourceView, ScopeStatements>();

function statementsOf(view: ResourceView): ScopeStatements {
  const cached = known.get(view);
  if (cached !== undefined) return cached;
  const isOwn = (subject: string) => subject === view.iri || subject.startsWith(`${view.iri}#`);
  const statements = new Statements(view.own, view.related ?? [], view.inbound);
  const all = {
    statements,
    graphs: graphsOf(view),
    blankNodes: placeBlankNodes(statements, statements.subjects.filter(isOwn)),
    labels: new Statements(view.labels, view.own),
  };
  known.set(view, all);
  return all;
}

/** The text for a reader of the language, by the rule for labels. */
export function bestText(texts: readonly Literal[], language: string): Text | undefined {
  return bestLabel(texts.map(literalText), language);
}

/** A literal's text and language. */
export function asText(literal: Literal): Text {
  return literalText(literal);
}

/** The label of an IRI in the page's language; where the data have none, our name for a well-known term, or its prefixed or local name. */
export function labelOf(scope: NamingScope, iri: string): Text {
  const label = bestText(labelsOf(scope, iri), scope.context.language);
  if (label) return label;
  const short = compact(iri);
  if (short === iri) return { text: localName(iri) };
  const name = termName(scope.messages, iri);
  // What has digits or marks is a code, which says nothing without its prefix: `wd:Q1`.
  return { text: /^[\p{L} ]+$/u.test(name) || isKnownTerm(scope.messages, iri) ? name : short };
}

/** A class or property by our name for it, else by its local name as words: `foundingDate` → `founding date`. */
export function termName(messages: Messages, iri: string): string {
  return isKnownTerm(messages, iri) ? wording(messages.terms, compact(iri)) : asWords(localName(iri));
}

/** Whether the messages have a name for the IRI. */
function isKnownTerm(messages: Messages, iri: string): boolean {
  return Object.hasOwn(messages.terms, compact(iri));
}

/** A name in camel case as words; abbreviations stay: `downloadURL` → `download URL`. */
function asWords(name: string): string {
  if (!/^[A-Za-z]+$/.test(name)) return name;
  const [first = '', ...rest] = name.replace(/([a-z])([A-Z])/g, '$1 $2').split(' ');
  return [first, ...rest.map((word) => (/^[A-Z][a-z]*$/.test(word) ? word.toLowerCase() : word))].join(' ');
}

/** Whether the data have a label for the IRI. */
function isLabelled(scope: TermScope, iri: string): boolean {
  return labelsOf(scope, iri).length > 0;
}

function labelsOf(scope: Pick<TermScope, 'labels'>, iri: string): readonly Literal[] {
  const labels = NAMING.map((property) => scope.labels.literals(iri, property));
  return labels.find((texts) => texts.length > 0) ?? [];
}

/** Whether there is a name for the IRI, in the data or in the messages. */
export function isNamed(scope: TermScope, iri: string): boolean {
  return isLabelled(scope, iri) || isKnownTerm(scope.messages, iri);
}

/** Where a link to an IRI leads; `external` means off this site. */
export interface LinkTarget {
  readonly href: string;
  readonly external: boolean;
}

/** Where to read about an IRI: its document here where it is described, else the web; absent where a browser must not go. */
export function targetOf(scope: TermScope, iri: string): LinkTarget | undefined {
  const { context } = scope;
  const path = isLabelled(scope, iri) ? describedPath(iri, context) : documentPath(iri, context);
  // What the server would not take is named, and no link.
  if (path !== undefined && !isWithinBounds(path)) return undefined;
  if (path !== undefined) return { href: inChosenLanguage(scope.context, path), external: false };
  return isWebAddress(iri) ? { href: iri, external: true } : undefined;
}
