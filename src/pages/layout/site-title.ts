import { bestLabel, labelTexts } from '../../rdf/label.ts';
import type { PageContext } from '../page-context.ts';

/** The name of the publication in the page's language. */
export function siteTitle({ manifest, language }: Pick<PageContext, 'manifest' | 'language'>): string {
  return bestLabel(labelTexts(manifest.title), language)?.text ?? 'munpart';
}
