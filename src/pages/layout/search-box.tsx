import { file } from '../address.ts';
import { messagesIn } from '../messages/messages.ts';
import type { PageContext } from '../page-context.ts';
import { HiddenParameters } from '../text.tsx';

interface SearchBoxProps {
  readonly context: PageContext;
  /** Tells the boxes of one page apart. */
  readonly id: string;
  readonly query?: string;
  /** Shows its label and a wide button. */
  readonly wide?: boolean;
}

/** A form that searches; a script adds suggestions while one types. */
export function SearchBox({ context, id, query, wide }: SearchBoxProps) {
  const { search } = messagesIn(context.language);
  return (
    <search class={wide ? 'find wide-find' : 'find'}>
      <form action={file(context, 'search')}>
        <label for={id} class={wide ? undefined : 'unseen'}>
          {search.label}
        </label>
        <div class="find-line">
          <input
            id={id}
            type="search"
            name="q"
            value={query}
            maxlength={300}
            autocomplete="off"
            spellcheck={false}
            placeholder={wide ? (context.perspectives ? search.label : search.placeholder) : search.submit}
            data-suggestions={file(context, 'search.json')}
            data-language={context.language}
            data-list={search.suggestions}
            data-status={search.status}
            data-types={JSON.stringify(search.types)}
          />
          <HiddenParameters context={context} />
          <button type="submit" aria-label={wide ? undefined : search.submit}>
            {wide ? search.submit : <Glass />}
          </button>
        </div>
      </form>
    </search>
  );
}

function Glass() {
  return (
    <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
      <circle cx="8.5" cy="8.5" r="5.5" fill="none" stroke="currentColor" stroke-width="2" />
      <path d="M12.8 12.8 18 18" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
    </svg>
  );
}
