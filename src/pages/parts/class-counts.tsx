import { compact, describedPath, inChosenLanguage } from '../address.ts';
import type { Messages } from '../messages/messages.ts';
import type { PageContext } from '../values.ts';

/** The classes of the dataset with how many instances each has. */
export function ClassCounts({ context, messages }: { context: PageContext; messages: Messages }) {
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
              <a href={inChosenLanguage(context, describedPath(iri, context.base))}>
                <bdi class="iri">{compact(iri)}</bdi>
              </a>
            </th>
            <td class="number">{messages.number(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
