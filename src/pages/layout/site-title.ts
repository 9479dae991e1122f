import type { PageContext } from '../page-context.ts';

/** The name of the publication in the page's language. */
export function siteTitle({ manifest, language }: Pick<PageContext, 'manifest' | 'language'>): string {
  return manifest.title[language] ?? manifest.title.en ?? Object.values(manifest.title)[0] ?? 'munpart';
}
