import type { Child } from 'hono/jsx';
import type { PageContext } from '../page-context.ts';

/** What one page puts into the frame that all pages share. */
export interface Frame {
  readonly context: PageContext;
  /** Text of the title element, without the site's name; absent on the home page. */
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  /** Path of the navigation entry that this page belongs to: `places`. */
  readonly section?: string | undefined;
  /** Paths below `assets/` of further style sheets and scripts. */
  readonly styles?: readonly string[];
  readonly scripts?: readonly string[];
  /** Paths below `assets/` of scripts that are modules; they run after the others. */
  readonly modules?: readonly string[];
  readonly structured?: Readonly<Record<string, unknown>> | undefined;
  /** Keeps the page out of search engines: errors and results. */
  readonly hidden?: boolean;
  readonly children: Child;
}
