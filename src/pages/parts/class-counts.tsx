import { compact, inChosenLanguage } from '../address.ts';
import type { Text } from '../data-text.ts';
import { describedPath } from '../document-address.ts';
import type { Messages } from '../messages/messages.ts';
import type { PageContext } from '../page-context.ts';
import { LocalizedText } from '../text.tsx';

interface ClassCountsProps {
  readonly context: PageContext;
  readonly messages: Messages;
  /** Labels by the IRIs of classes. */
  readonly names?: ReadonlyMap<string, Text>;
}

/** The classes of the dataset with how many instances each has. */
export function ClassCounts({ context, messages, names }: ClassCountsProps) {
  const classes = [...context.manifest.classes].sort((a, b) => b.count - a.count);
  return (
    <table class="counts">
      <thead>
        <tr>
          <th scope="col">{messages.dataset.class}</th>
          <th scope="col" class="number">
            {messages.dataset.instances}
          </th>
        </tr>
      </thead>
      <tbody>
        {classes.map(({ iri, count }) => (
          <tr>
            <th scope="row">
              <a href={inChosenLanguage(context, describedPath(iri, context))}>
                <Name iri={iri} name={names?.get(iri)} page={context.language} />
              </a>
            </th>
            <td class="number">{messages.number(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Name({ iri, name, page }: { iri: string; name: Text | undefined; page: string }) {
  const short = <bdi class="iri">{compact(iri)}</bdi>;
  if (name === undefined) return short;
  return (
    <>
      <LocalizedText text={name} page={page} /> <small class="tag">{compact(iri)}</small>
    </>
  );
}
