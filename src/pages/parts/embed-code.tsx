import type { TermScope } from '../scope.ts';
import { labelOf } from '../scope.ts';
import { Folded } from './citing.tsx';

/** A picture that other pages can show in a frame, with the size that suits it. */
export type Embedded = 'map' | 'chart';

const HEIGHT: Readonly<Record<Embedded, number>> = { map: 520, chart: 640 };

/** The code that shows a picture of a resource, and nothing else of its page, on another page; nothing where no server answers for it, or the picture itself is shown so. */
export function EmbedCode({ what, iri, scope }: { what: Embedded; iri: string; scope: TermScope }) {
  const { context, messages } = scope;
  if (!context.embeddable) return null;
  const { share } = messages;
  const parameters = new URLSearchParams({ iri, lang: context.language });
  const title = labelOf(scope, iri).text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const source = `${context.base}embed/${what}?${parameters}`.replaceAll('&', '&amp;');
  return (
    <Folded title={what === 'map' ? share.embed : share.chart}>
      <p>{share.embedText}</p>
      <pre class="small" tabindex={0}>
        {`<iframe src="${source}" title="${title}" width="100%" height="${HEIGHT[what]}" loading="lazy" style="border: 0"></iframe>`}
      </pre>
    </Folded>
  );
}
