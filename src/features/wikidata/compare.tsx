import { isWebAddress, page } from '../../pages/address.ts';
import { document } from '../../pages/layout/layout.tsx';
import { type Messages, messagesIn } from '../../pages/messages/messages.ts';
import type { PageContext } from '../../pages/page-context.ts';
import { Downloads } from '../../pages/parts/citing.tsx';
import { Facts, LocalizedText, PartialDate, Scroll } from '../../pages/text.tsx';
import { CompareTable } from './compare-table.tsx';
import {
  type ComparedMunicipality,
  type ComparisonView,
  DIFFERENCE_KEYS,
  type DifferenceCounts,
} from './comparison-view.ts';

interface Props {
  readonly context: PageContext;
  readonly messages: Messages;
  readonly view: ComparisonView;
}

/** The twinnings here beside those in Wikidata, by municipality. */
export function comparePage(context: PageContext, view: ComparisonView): string {
  const messages = messagesIn(context.language);
  const { compare } = messages;
  return document({
    context,
    title: compare.title,
    description: compare.lead,
    section: 'compare',
    children: (
      <>
        <header class="heading">
          <p class="kicker">
            <a href={page(context, 'dataset')}>{messages.layout.dataset}</a>
          </p>
          <h1>{compare.title}</h1>
          <p class="lead">{compare.lead}</p>
          <Downloads alternates={context.alternates} messages={messages} />
        </header>
        <SnapshotNote messages={messages} view={view} />
        <Totals context={context} messages={messages} view={view} />
        <Additions messages={messages} view={view} />
        {view.parts.map((part, index) => (
          <Municipality context={context} messages={messages} part={part} id={`m${index + 1}`} />
        ))}
      </>
    ),
  });
}

function SnapshotNote({ messages, view: { endpoint, retrieved } }: Omit<Props, 'context'>) {
  const { compare } = messages;
  return (
    <Facts
      facts={[
        {
          name: compare.asked,
          value: !isWebAddress(endpoint) ? (
            <bdi class="iri">{endpoint}</bdi>
          ) : (
            <a class="external" href={endpoint} rel="external noopener">
              <bdi class="iri">{endpoint}</bdi>
              <span class="unseen"> ({messages.resource.external})</span>
            </a>
          ),
        },
        { name: compare.asOf, value: <PartialDate lexical={retrieved} scope={{ messages }} /> },
      ]}
    />
  );
}

function Totals({ context, messages, view }: Props) {
  const { compare } = messages;
  return (
    <Scroll label={compare.title}>
      <table class="compared">
        <thead>
          <tr>
            <th scope="col">{compare.municipality}</th>
            {DIFFERENCE_KEYS.map((key) => (
              <th scope="col" class="number" title={compare.meanings[key]}>
                {compare.differences[key]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.parts.map(({ name, counts, state }, index) => (
            <tr>
              <th scope="row">
                <a href={`#m${index + 1}`}>
                  <LocalizedText text={name} page={context.language} />
                </a>
              </th>
              <Counts
                counts={counts}
                messages={messages}
                id={state === 'compared' ? `m${index + 1}` : undefined}
              />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{compare.together}</th>
            <Counts counts={view.total} messages={messages} />
          </tr>
        </tfoot>
      </table>
    </Scroll>
  );
}

/** Where commands of QuickStatements are pasted. */
const QUICK_STATEMENTS = 'https://quickstatements.toolforge.org/#/batch';

/** What is missing in Wikidata, ready to be put there by whoever has an account. */
function Additions({ messages, view }: Omit<Props, 'context'>) {
  const { compare, resource } = messages;
  if (view.additions === '') return null;
  return (
    <section id="quickstatements">
      <h2>{compare.quickStatements}</h2>
      <p>{compare.quickText}</p>
      <pre class="additions" tabindex={0}>
        <code>{view.additions}</code>
      </pre>
      <p>
        <a class="external" href={QUICK_STATEMENTS} rel="external noopener">
          QuickStatements<span class="unseen"> ({resource.external})</span>
        </a>
      </p>
    </section>
  );
}

interface CountsProps {
  readonly counts: DifferenceCounts;
  readonly messages: Messages;
  /** Of the section that the counts lead to. */
  readonly id?: string | undefined;
}

function Counts({ counts, messages, id }: CountsProps) {
  return (
    <>
      {DIFFERENCE_KEYS.map((key) => (
        <td class="number">
          {id !== undefined && counts[key] > 0 ? (
            <a href={`#${id}-${key}`}>
              {messages.number(counts[key])}
              <span class="unseen"> {messages.compare.differences[key]}</span>
            </a>
          ) : (
            messages.number(counts[key])
          )}
        </td>
      ))}
    </>
  );
}

interface MunicipalityProps {
  readonly context: PageContext;
  readonly messages: Messages;
  readonly part: ComparedMunicipality;
  readonly id: string;
}

function Municipality({ context, messages, part, id }: MunicipalityProps) {
  const { compare } = messages;
  return (
    <section id={id}>
      <h2>
        <a href={part.href}>
          <LocalizedText text={part.name} page={context.language} />
        </a>
      </h2>
      {part.state === 'unlinked' ? <p>{compare.unlinkedPlace}</p> : null}
      {part.state === 'not-asked' ? <p>{compare.notAsked}</p> : null}
      {part.state === 'compared' && part.groups.length === 0 ? <p>{compare.nothing}</p> : null}
      {part.groups.map(({ difference, lines }) => (
        <section id={`${id}-${difference}`}>
          <h3>
            {compare.differences[difference]} <small class="count">{messages.number(lines.length)}</small>
          </h3>
          <p class="note">{compare.meanings[difference]}</p>
          <CompareTable
            context={context}
            messages={messages}
            name={part.name.text}
            difference={difference}
            lines={lines}
          />
        </section>
      ))}
      {part.unlinked > 0 ? <p class="note">{compare.unlinked(part.unlinked)}</p> : null}
    </section>
  );
}
