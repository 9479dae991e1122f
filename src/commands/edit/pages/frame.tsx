import type { Child } from 'hono/jsx';
import {
  LANGUAGES,
  type Language,
  type Messages,
  messagesIn,
  wording,
} from '../../../pages/messages/messages.ts';
import type { TableProblem } from '../../../spreadsheets/index.ts';
import { fillTemplate } from '../../../text/template.ts';

/** The steps from a table to a release, in their order. */
const STEPS = ['table', 'columns', 'names', 'review', 'done'] as const;

/** What every page of the editor knows. */
export interface EditView {
  readonly language: Language;
  readonly messages: Messages;
  /** The path of all pages, with the token; ends with a slash. */
  readonly root: string;
  /** Of the table and what is known of it, as the page shows them. */
  readonly revision: number;
  readonly step: (typeof STEPS)[number];
}

/** What a visitor sees of the view in a language. */
export function viewOf(
  visit: Pick<EditView, 'language' | 'root' | 'revision'>,
  step: EditView['step'],
): EditView {
  const { language, root, revision } = visit;
  return { language, messages: messagesIn(language), root, revision, step };
}

/** Where a form about what the page shows is sent: only as long as that is what there is. */
export function actionOf({ root, revision }: EditView, name: string): string {
  return `${root}${name}?of=${revision}`;
}

interface PageProps {
  readonly view: EditView;
  readonly title: string;
  /** What was wrong with the form, in sentences. */
  readonly errors?: readonly string[] | undefined;
  readonly children: Child;
}

/** A whole page as text. */
export function page(props: PageProps): string {
  return `<!doctype html>\n${(<Page {...props} />).toString()}\n`;
}

function Page({ view, title, errors = [], children }: PageProps) {
  const { language, messages, root } = view;
  const { edit, layout } = messages;
  const asset = (name: string) => `${root}assets/${name}`;
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${errors.length > 0 ? `${edit.wrong}: ` : ''}${title} – munpart`}</title>
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" type="image/svg+xml" href={asset('icon.svg')} />
        <link rel="stylesheet" href={asset('site.css')} />
        <link rel="stylesheet" href={asset('edit.css')} />
      </head>
      <body>
        <a class="skip" href="#content">
          {layout.skip}
        </a>
        <header class="top">
          <div class="wide">
            <a class="brand" href={root}>
              <img src={asset('icon.svg')} alt="" width="36" height="36" />
              <span>munpart</span>
            </a>
            <Steps view={view} />
            <Languages view={view} />
          </div>
          <div class="belt" />
        </header>
        <main id="content" tabindex={-1} class="edit">
          <h1>{title}</h1>
          {errors.length === 0 ? null : (
            <div role="alert" class="wrong">
              <h2>{edit.wrong}</h2>
              <ul>
                {errors.map((error) => (
                  <li>{error}</li>
                ))}
              </ul>
            </div>
          )}
          {children}
        </main>
      </body>
    </html>
  );
}

function Steps({ view: { messages, step } }: { view: EditView }) {
  return (
    <nav aria-label={messages.edit.stepsLabel}>
      <ol class="steps">
        {STEPS.map((name) => (
          <li aria-current={name === step ? 'step' : undefined}>{messages.edit.steps[name]}</li>
        ))}
      </ol>
    </nav>
  );
}

function Languages({ view: { language, messages } }: { view: EditView }) {
  return (
    <nav class="languages" aria-label={messages.layout.languages}>
      <details>
        <summary>{messages.name}</summary>
        <div>
          {LANGUAGES.filter((each) => each !== language).map((each) => (
            <a href={`?lang=${each}`} lang={each}>
              {messagesIn(each).name}
            </a>
          ))}
        </div>
      </details>
    </nav>
  );
}

/** What is said of a table, in the reader's language; in English where only the commands have words for it. */
export function Sentence({ problem, view }: { problem: TableProblem; view: EditView }) {
  const text = sentenceOf(problem, view.messages);
  return text === undefined ? <span lang="en">{problem.message}</span> : text;
}

/** The same as text; undefined where only the commands have words for it. */
export function sentenceOf({ localized }: TableProblem, { edit }: Messages): string | undefined {
  if (localized === undefined || !Object.hasOwn(edit.said, localized.key)) return undefined;
  const { columns, names } = edit.steps;
  const texts = [localized.key, ...(localized.suggestion === undefined ? [] : ['perhaps'])].map((key) =>
    fillTemplate(wording(edit.said, key), {
      columns,
      names,
      near: localized.suggestion ?? '',
      ...localized.values,
    }),
  );
  return texts.join(' ');
}

interface SelectProps {
  readonly name: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly id?: string;
  /** What it is called, where it has no label of its own. */
  readonly label?: string;
}

/** A choice of one. */
export function Select({ name, value, options, id, label }: SelectProps) {
  return (
    <select name={name} id={id} aria-label={label}>
      {options.map(([option, text]) => (
        <option value={option} selected={option === value}>
          {text}
        </option>
      ))}
    </select>
  );
}
