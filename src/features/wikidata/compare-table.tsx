import { inChosenLanguage } from '../../pages/address.ts';
import type { Messages } from '../../pages/messages/messages.ts';
import type { PageContext } from '../../pages/page-context.ts';
import { LocalizedText, PartialDate, Scroll } from '../../pages/text.tsx';
import type { ComparedLink, ComparedTwin, DifferenceKey } from './comparison-view.ts';

interface TableProps {
  readonly context: PageContext;
  readonly messages: Messages;
  /** Of the municipality. */
  readonly name: string;
  readonly difference: DifferenceKey;
  readonly lines: readonly ComparedTwin[];
}

/** Twins of one municipality in one class of difference; where there is little room each becomes a card. */
export function CompareTable({ context, messages, name, difference, lines }: TableProps) {
  const { compare } = messages;
  return (
    <Scroll label={`${name}: ${compare.differences[difference]}`}>
      <table class="list twins">
        <thead>
          <tr>
            <th scope="col">{compare.twin}</th>
            <th scope="col">{compare.hereColumn}</th>
            <th scope="col">{compare.thereColumn}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr>
              <th scope="row">
                <TwinName line={line} context={context} messages={messages} />
              </th>
              <td data-label={compare.hereColumn}>
                <Here line={line} context={context} messages={messages} />
              </td>
              <td data-label={compare.thereColumn}>
                <WikidataStatements line={line} context={context} messages={messages} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

interface CellProps {
  readonly line: ComparedTwin;
  readonly context: PageContext;
  readonly messages: Messages;
}

function TwinName({ line: { name, href, item, itemHref }, context, messages }: CellProps) {
  const words = <LocalizedText text={name} page={context.language} />;
  return (
    <>
      {href === undefined ? words : <a href={inChosenLanguage(context, href)}>{words}</a>}{' '}
      <small>
        <Outside link={{ href: itemHref, label: item }} messages={messages} />
      </small>
    </>
  );
}

function Here({ line: { local }, context, messages }: CellProps) {
  const { compare } = messages;
  if (local === undefined) return <span class="note">–</span>;
  return (
    <>
      <Dates {...local} messages={messages} />{' '}
      {local.href === undefined ? null : (
        <a href={inChosenLanguage(context, local.href)}>{compare.partnership}</a>
      )}
      <Remark text={local.isTwinning ? undefined : compare.otherKind} />
      <Remark text={local.disputed ? compare.disputed : undefined} />
      <Sources links={local.sources} messages={messages} />
    </>
  );
}

function WikidataStatements({ line: { wikidata, deprecated }, messages }: CellProps) {
  const { compare } = messages;
  const marked = <Remark text={deprecated ? compare.deprecated : undefined} />;
  if (wikidata === undefined) {
    return (
      <>
        <span class="note">{compare.missing}</span>
        {marked}
      </>
    );
  }
  return (
    <>
      <Dates {...wikidata} messages={messages} />{' '}
      <Outside link={{ href: wikidata.href, label: compare.statement }} messages={messages} />
      <Remark text={wikidata.direction === 'both' ? undefined : compare[wikidata.direction]} />
      {marked}
      <Sources links={wikidata.references} messages={messages} />
    </>
  );
}

interface DatesProps {
  readonly start: readonly string[];
  readonly end: readonly string[];
  readonly ended: boolean;
  readonly messages: Messages;
}

function Dates({ start, end, ended, messages }: DatesProps) {
  const { compare } = messages;
  return (
    <>
      {start.length === 0 ? compare.undated : <Several dates={start} messages={messages} />}
      {end.length > 0 ? (
        <>
          {' – '}
          <Several dates={end} messages={messages} />
        </>
      ) : null}
      {ended ? <> ({compare.ended})</> : null}
    </>
  );
}

function Several({ dates, messages }: { dates: readonly string[]; messages: Messages }) {
  return (
    <>
      {dates.map((date, index) => (
        <>
          {index > 0 ? ' / ' : ''}
          {date.endsWith('s') ? date : <PartialDate lexical={date} scope={{ messages }} />}
        </>
      ))}
    </>
  );
}

function Remark({ text }: { text: string | undefined }) {
  return text === undefined ? null : <small class="remark"> {text}</small>;
}

function Sources({ links, messages }: { links: readonly ComparedLink[]; messages: Messages }) {
  if (links.length === 0) return null;
  return (
    <small class="remark">
      {messages.compare.sources}:{' '}
      {links.map((link, index) => (
        <>
          {index > 0 ? ', ' : ''}
          <Outside link={link} messages={messages} />
        </>
      ))}
    </small>
  );
}

/** A link that leads away; what is no web address stays text. */
function Outside({ link: { href, label }, messages }: { link: ComparedLink; messages: Messages }) {
  if (!/^https?:\/\//i.test(href)) return <bdi>{label}</bdi>;
  return (
    <a class="external" href={href} rel="external noopener">
      <bdi>{label}</bdi>
      <span class="unseen"> ({messages.resource.external})</span>
    </a>
  );
}
