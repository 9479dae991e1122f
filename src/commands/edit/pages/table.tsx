import { type EditView, page } from './frame.tsx';

/** Files that a table may come in. */
const ACCEPTED = '.csv,.tsv,.txt,.xlsx,.ods';
/** Encodings that old files are in. */
const ENCODINGS = ['utf-8', 'windows-1250', 'windows-1251', 'windows-1252', 'windows-1257', 'utf-16le'];

/** What the first page shows. */
export interface TableView {
  readonly errors?: readonly string[];
  /** The name of the only place whose list it may be. */
  readonly publisher: string;
  /** Names of places. */
  readonly places: readonly string[];
}

/** The first page: which table, and whose. */
export function tablePage(view: EditView, { errors, publisher, places }: TableView): string {
  const { edit } = view.messages;
  return page({
    view,
    title: edit.title,
    errors,
    children: (
      <>
        <p class="lead">{edit.lead}</p>
        <form method="post" action={`${view.root}table`} enctype="multipart/form-data">
          <p>
            <label for="file">{edit.file}</label>
            <input
              id="file"
              type="file"
              name="file"
              accept={ACCEPTED}
              required
              aria-describedby="file-help"
            />
            <small id="file-help" class="note">
              {edit.fileHelp}
            </small>
          </p>
          <p>
            <label for="publisher">{edit.whose}</label>
            <input
              id="publisher"
              name="publisher"
              value={publisher}
              list="places"
              autocomplete="off"
              maxlength={200}
              aria-describedby="publisher-help"
            />
            <small id="publisher-help" class="note">
              {edit.whoseHelp}
            </small>
          </p>
          <datalist id="places">
            {places.map((name) => (
              <option value={name} />
            ))}
          </datalist>
          <details>
            <summary>{edit.more}</summary>
            <p>
              <label for="encoding">{edit.encoding}</label>
              <select id="encoding" name="encoding">
                <option value="">{edit.guessed}</option>
                {ENCODINGS.map((name) => (
                  <option value={name}>{name}</option>
                ))}
              </select>
            </p>
            <p>
              <label for="sheet">{edit.sheet}</label>
              <input id="sheet" name="sheet" maxlength={200} autocomplete="off" />
            </p>
          </details>
          <p class="actions">
            <button type="submit">{edit.read}</button>
          </p>
        </form>
      </>
    ),
  });
}
