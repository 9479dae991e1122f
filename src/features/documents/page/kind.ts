import type { Child } from 'hono/jsx';
import type { Messages } from '../../../pages/messages/messages.ts';
import type { ResourceView } from '../../../pages/resource-view.ts';
import type { TermScope } from '../../../pages/scope.ts';
import type { NamedNode } from '../../../rdf/terms.ts';

/** What the body of a resource's page is made from. */
export interface BodyProps {
  readonly iri: string;
  readonly view: ResourceView;
  readonly scope: TermScope;
}

/** A kind of resource that has a page of its own making. */
export interface ResourceTemplate {
  /** Any of these types makes a resource one of the kind. */
  readonly types: readonly NamedNode[];
  /** Its name above the heading. */
  name(messages: Messages): string;
  /** The list that it belongs to, marked in the navigation. */
  readonly section?: string;
  Body(props: BodyProps): Child;
  /** IRIs of the parts, discrepancies aside, that the body shows under their own fragment. */
  shown?(iri: string, scope: TermScope): readonly string[];
  /** Its schema.org properties, `@type` among them. */
  structured?(iri: string, scope: TermScope): Readonly<Record<string, unknown>>;
}
