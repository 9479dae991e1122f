import type { Child } from 'hono/jsx';

/** A wide table that scrolls by itself, by keyboard too, so that the page never does. */
export function Scroll({ label, children }: { label: string; children: Child }) {
  return (
    <section class="scroll" aria-label={label} tabindex={0}>
      {children}
    </section>
  );
}
