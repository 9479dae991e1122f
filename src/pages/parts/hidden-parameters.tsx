import type { PageContext } from '../page-context.ts';

/** Fields that keep in what a form asks for what the visitor chose: the language, and the release that is looked at. */
export function HiddenParameters({ context }: { context: PageContext }) {
  return (
    <>
      {context.url.searchParams.has('lang') ? (
        <input type="hidden" name="lang" value={context.language} />
      ) : null}
      {context.asOf ? <input type="hidden" name="release" value={context.manifest.name} /> : null}
    </>
  );
}
