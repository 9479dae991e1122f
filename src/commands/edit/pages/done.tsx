import type { Published } from '../publish.ts';
import { actionOf, type EditView, page } from './frame.tsx';

/** The last page: what was written. */
export function donePage(view: EditView, { files, backupFolder, release }: Published): string {
  const { edit, layout } = view.messages;
  return page({
    view,
    title: edit.done,
    children: (
      <>
        <p class="lead">
          {layout.release} <code>{release.slice(0, 12)}</code>
        </p>
        <section>
          <h2>{edit.files}</h2>
          <ul>
            {files.map((file) => (
              <li>
                <code>{file}</code>
              </li>
            ))}
          </ul>
          {backupFolder === undefined ? null : (
            <p>
              {edit.kept} <code>{backupFolder}</code>
            </p>
          )}
        </section>
        <p class="prose">{edit.serve}</p>
        <form method="post" action={actionOf(view, 'restart')}>
          <button type="submit">{edit.anotherTable}</button>
        </form>
      </>
    ),
  });
}
