import type { Child } from 'hono/jsx';

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
