import type { Child } from 'hono/jsx';
import { inChosenLanguage, isWebAddress, page, requested, withParameter } from '../../../pages/address.ts';
import { describedPath, documentPath } from '../../../pages/document-address.ts';
import type { Messages } from '../../../pages/messages/messages.ts';
import type { PageContext } from '../../../pages/page-context.ts';
import type { Text } from '../../../pages/resource-view.ts';
import { LocalizedText } from '../../../pages/text.tsx';
import { UNCLASSIFIED } from '../classes.ts';

/** What every page of this feature is written with. */
export interface BrowseProps {
  readonly context: PageContext;
  readonly messages: Messages;
}

/** Where the instances of a class are listed, and those of none. */
export function instancesAddress(context: PageContext, type: string): string {
  const list = page(context, 'browse/instances');
  return type === UNCLASSIFIED ? list : withParameter(list, 'class', type);
}

/** A thing of the data by its name, linked to its document. */
export function Item({ iri, name, context }: { iri: string; name: Text; context: PageContext }) {
  return (
    <a href={inChosenLanguage(context, describedPath(iri, context))}>
      <LocalizedText text={name} page={context.language} />
    </a>
  );
}

/** A resource that is the value of something: linked to its document where the data name it, else to the web. */
export function Resource({
  iri,
  name,
  isNamed,
  context,
}: {
  iri: string;
  name: Text;
  isNamed: boolean;
  context: PageContext;
}) {
  const path = isNamed ? describedPath(iri, context) : documentPath(iri, context);
  if (path !== undefined) {
    return (
      <a href={inChosenLanguage(context, path)} title={iri}>
        <LocalizedText text={name} page={context.language} />
      </a>
    );
  }
  if (!isWebAddress(iri)) return <bdi>{name.text}</bdi>;
  return (
    <a class="external" href={iri} rel="external noopener" title={iri}>
      <bdi>{name.text}</bdi>
    </a>
  );
}

/** Links to the page before and after, with the number of pages; nothing where there is one. */
export function Paging({
  context,
  messages,
  page: current,
  pages,
}: BrowseProps & { page: number; pages: number }) {
  if (pages <= 1) return null;
  const address = (number: number) =>
    inChosenLanguage(context, withParameter(requested(context), 'page', String(number)));
  const step = (number: number, rel: 'prev' | 'next', content: Child) =>
    number >= 1 && number <= pages ? (
      <a rel={rel} href={address(number)}>
        {content}
      </a>
    ) : (
      <span />
    );
  return (
    <nav class="paging" aria-label={messages.list.pages}>
      {step(current - 1, 'prev', `← ${messages.list.previous}`)}
      <span>{messages.list.pageOf(current, pages)}</span>
      {step(current + 1, 'next', `${messages.list.next} →`)}
    </nav>
  );
}

/** The heading of a page, with what is said below it. */
export function PageHeading({ title, kicker, children }: { title: Child; kicker?: Child; children?: Child }) {
  return (
    <header class="heading">
      {kicker === undefined ? null : <p class="kicker">{kicker}</p>}
      <h1>{title}</h1>
      {children}
    </header>
  );
}
