import { iriToUri } from '../../rdf/uri.ts';

/** A typed link (RFC 8288) whose target is an absolute URL. */
export interface TypedLink {
  readonly target: string;
  readonly rel: string;
  readonly type?: string | undefined;
  /** Profile of the target, as Content Negotiation by Profile names it. */
  readonly formats?: string;
}

/** Links that go out from one resource. */
export interface LinkContext {
  readonly anchor: string;
  readonly links: readonly TypedLink[];
}

/** The media types of link sets (RFC 9264 §4). */
export const LINK_SET_TYPES = {
  json: 'application/linkset+json',
  text: 'application/linkset',
} as const;

/** Links as both syntaxes of RFC 9264 write them; all IRIs absolute, so that a set means the same wherever it is kept. */
export function linkSet(contexts: readonly LinkContext[]): { readonly json: string; readonly text: string } {
  const linkset = contexts.map(({ anchor, links }) => ({ anchor, ...byRelation(links) }));
  const lines = contexts.flatMap(({ anchor, links }) =>
    links.map((one) => `${fieldOf(one)}; anchor="${iriToUri(anchor)}"`),
  );
  return { json: `${JSON.stringify({ linkset }, null, 2)}\n`, text: `${lines.join(',\n')}\n` };
}

/** A link as the Link field writes it. */
export function fieldOf({ target, rel, type, formats }: TypedLink): string {
  return [
    `<${iriToUri(target)}>; rel="${rel}"`,
    ...(type === undefined ? [] : [`type="${type}"`]),
    ...(formats === undefined ? [] : [`formats="${formats}"`]),
  ].join('; ');
}

function byRelation(links: readonly TypedLink[]): Readonly<Record<string, readonly object[]>> {
  const relations: Record<string, object[]> = {};
  for (const { target, rel, type, formats } of links) {
    const targets = relations[rel] ?? [];
    // Attributes that RFC 9264 does not define are lists (§4.2.4.3).
    targets.push({
      href: target,
      ...(type !== undefined && { type }),
      ...(formats !== undefined && { formats: [formats] }),
    });
    relations[rel] = targets;
  }
  return relations;
}
