import { page, withParameter } from '../../../pages/address.ts';
import { document } from '../../../pages/layout/layout.tsx';
import { messagesIn } from '../../../pages/messages/messages.ts';
import type { PageContext } from '../../../pages/page-context.ts';
import { LocalizedText } from '../../../pages/text.tsx';
import type { ConceptNode, Concepts, SchemeSummary } from '../concepts.ts';
import { type BrowseProps, Item, PageHeading, Paging } from './parts.tsx';

/** The concepts of the data, or of one scheme: as a tree, or those under one letter. */
export interface ConceptsView {
  readonly all: Concepts;
  readonly schemes: readonly SchemeSummary[];
  /** The scheme that is shown; all where absent. */
  readonly scheme?: SchemeSummary | undefined;
  /** How many concepts are shown in all. */
  readonly total: number;
  /** The letters of the index, `#` for what is no letter, and the one that is shown. */
  readonly letters: readonly string[];
  readonly letter?: string | undefined;
  /** The top concepts, or those under the letter: those of this page. */
  readonly shown: readonly ConceptNode[];
  readonly page: number;
  readonly pages: number;
}

type Props = BrowseProps & { readonly view: ConceptsView };

/** More than these at once is no overview: further levels are folded, and then left to the pages of the concepts. */
const MAX_OPEN = 300;
const MAX_NODES = 3_000;
const MAX_DEPTH = 12;

/** The tree of the concepts, or the index of their names. */
export function conceptsPage(context: PageContext, view: ConceptsView): string {
  const messages = messagesIn(context.language);
  const props = { context, messages, view };
  const { scheme, letter } = view;
  const title = scheme?.name ?? { text: messages.term.concepts };
  return document({
    context,
    title: letter === undefined ? title.text : `${title.text}: ${letter}`,
    section: 'browse/concepts',
    children: (
      <>
        <PageHeading
          title={<LocalizedText text={title} page={context.language} />}
          kicker={scheme ? messages.term.kinds.scheme : undefined}
        >
          <p class="lead">{messages.definitions.concepts(view.total)}</p>
          <Schemes {...props} />
        </PageHeading>
        <Letters {...props} />
        <section>
          <h2>
            {letter === undefined
              ? messages.contents.tree
              : letter === '#'
                ? messages.contents.otherLetters
                : letter}
          </h2>
          {letter === undefined ? <Tree {...props} /> : <Index {...props} />}
        </section>
        <Paging context={context} messages={messages} page={view.page} pages={view.pages} />
      </>
    ),
  });
}

function addressOf({ context, view }: Props, letter: string | undefined): string {
  const whole = page(context, 'browse/concepts');
  const ofScheme = view.scheme ? withParameter(whole, 'scheme', view.scheme.iri) : whole;
  return letter === undefined ? ofScheme : withParameter(ofScheme, 'letter', letter);
}

function Schemes({ context, messages, view }: Props) {
  const { schemes, scheme } = view;
  if (schemes.length === 0) return null;
  if (schemes.length === 1) {
    return (
      <p>
        {messages.term.inScheme}:{' '}
        {schemes.map(({ iri, name }) => (
          <Item iri={iri} name={name} context={context} />
        ))}
      </p>
    );
  }
  return (
    <ul class="chips small">
      {schemes.map(({ iri, name, count }) => (
        <li>
          <a
            href={withParameter(page(context, 'browse/concepts'), 'scheme', iri)}
            aria-current={iri === scheme?.iri ? 'true' : undefined}
          >
            <LocalizedText text={name} page={context.language} /> {messages.number(count)}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Letters(props: Props) {
  const { messages, view } = props;
  return (
    <nav aria-label={messages.contents.alphabet}>
      <ul class="chips small">
        <li>
          <a href={addressOf(props, undefined)} aria-current={view.letter === undefined ? 'true' : undefined}>
            {messages.contents.tree}
          </a>
        </li>
        {view.letters.map((letter) => (
          <li>
            <a href={addressOf(props, letter)} aria-current={letter === view.letter ? 'true' : undefined}>
              {letter}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Index({ context, messages, view }: Props) {
  return (
    <ul class="concepts-index">
      {view.shown.map((concept) => (
        <li>
          <Concept concept={concept} context={context} messages={messages} />
        </li>
      ))}
    </ul>
  );
}

function Tree(props: Props) {
  const { view } = props;
  const left = { nodes: MAX_NODES };
  return (
    <div class="tree">
      <Level iris={view.shown.map(({ iri }) => iri)} path={[]} left={left} {...props} />
    </div>
  );
}

interface LevelProps extends Props {
  readonly iris: readonly string[];
  readonly path: readonly string[];
  /** How many more concepts the page may show. */
  readonly left: { nodes: number };
}

function Level({ iris, path, left, ...props }: LevelProps) {
  const { context, messages, view } = props;
  const inScheme = ({ schemes }: ConceptNode) =>
    !view.scheme || schemes.includes(view.scheme.iri) || schemes.length === 0;
  const concepts = iris.flatMap((iri) => view.all.get(iri) ?? []).filter(inScheme);
  left.nodes -= concepts.length;
  return (
    <ul>
      {concepts.map((concept) => {
        const narrower = concept.narrower.filter((iri) => !path.includes(iri) && iri !== concept.iri);
        const isCut = path.length >= MAX_DEPTH || left.nodes < narrower.length;
        const nested =
          narrower.length === 0 || isCut ? null : (
            <Level iris={sorted(narrower, view.all)} path={[...path, concept.iri]} left={left} {...props} />
          );
        return (
          <li>
            <Concept concept={concept} context={context} messages={messages} />
            {narrower.length > 0 ? <span class="times"> {messages.number(narrower.length)}</span> : null}
            {nested !== null && view.total > MAX_OPEN ? (
              <details class="more">
                <summary>
                  {messages.term.narrower}
                  <span class="unseen">: {concept.name.text}</span>
                </summary>
                {nested}
              </details>
            ) : (
              nested
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** In the order of all concepts. */
function sorted(iris: readonly string[], all: Concepts): readonly string[] {
  return iris.toSorted((a, b) => place(a, all) - place(b, all));
}

const places = new WeakMap<Concepts, ReadonlyMap<string, number>>();

function place(iri: string, all: Concepts): number {
  const known = places.get(all) ?? new Map([...all.keys()].map((one, index) => [one, index]));
  places.set(all, known);
  return known.get(iri) ?? 0;
}

function Concept({ concept, context, messages }: BrowseProps & { concept: ConceptNode }) {
  const { iri, name, notation } = concept;
  return (
    <>
      {notation === undefined ? null : (
        <>
          <span class="unseen">{messages.contents.notation} </span>
          <code class="notation">{notation}</code>{' '}
        </>
      )}
      <Item iri={iri} name={name} context={context} />
    </>
  );
}
