// YASQE in place of the form's text area, with our own names to complete and nothing that is fetched from elsewhere.
import { element } from './dom.js';
import { compact } from './terms.js';

const MOST_SUGGESTIONS = 60;
/** A local name that needs no escape in SPARQL. */
const PREFIXED = /^[a-z]\w*:[\p{L}\d_][\p{L}\d_-]*$/u;

/** The editor; `run` is called when the keys for it are pressed. */
export function createEditor(form, { prefixes, words, language }, run) {
  const { Yasqe } = window;
  const field = form.elements.namedItem('query');
  const label = form.querySelector('label');
  const terms = fetch(form.dataset.terms).then((response) => response.json());
  terms.catch(() => {}); // then there is nothing to complete
  const named = terms.then(
    (known) => known.terms.map((term) => suggestionOf(term, prefixes, words, language)),
    () => [],
  );
  registerPrefixes(Yasqe, prefixes);
  registerTerms(Yasqe, named);
  // YASQE merges lists by position: those of its own that ask other hosts would stand behind ours.
  Yasqe.defaults.autocompleters = [];
  const place = element('div');
  field.replaceWith(place);
  label.removeAttribute('for');
  const editor = new Yasqe(place, {
    value: field.value.trim(),
    persistenceId: null,
    createShareableLink: null,
    consumeShareLink: null,
    showQueryButton: false,
    resizeable: false,
    editorHeight: '100%',
    autocompleters: ['own-prefixes', 'own-terms', 'variables'],
  });
  // The Tab key leaves the editor, as it leaves every field.
  const keys = { 'Ctrl-Enter': run, 'Cmd-Enter': run, 'Ctrl-S': false, Tab: false, 'Shift-Tab': false };
  editor.setOption('extraKeys', { ...editor.getOption('extraKeys'), ...keys });
  editor.getInputField().setAttribute('aria-label', label.textContent);
  editor.getScrollerElement().tabIndex = 0; // what overflows can be scrolled by keyboard
  return editor;
}

/** Marks the line (1-based) at which a query is at fault until the query is changed, and puts the cursor there. */
export function markFault(editor, { line, column = 1 }) {
  const at = line - 1;
  const mark = editor.addLineClass(at, 'wrap', 'fault');
  editor.getDoc().setCursor({ line: at, ch: column - 1 });
  const clear = () => {
    editor.removeLineClass(mark, 'wrap', 'fault');
    editor.off('change', clear);
  };
  editor.on('change', clear);
}

function registerPrefixes(Yasqe, prefixes) {
  const declarations = Object.entries(prefixes).map(([prefix, namespace]) => `${prefix}: <${namespace}>`);
  const get = () => declarations.sort();
  Yasqe.forkAutocompleter('prefixes', { name: 'own-prefixes', persistenceId: null, get }, false);
}

/** Classes, properties and concepts by their names and by their labels. */
function registerTerms(Yasqe, named) {
  let offered = new Map();
  Yasqe.registerAutocompleter(
    {
      name: 'own-terms',
      bulk: false,
      autoShow: true,
      persistenceId: null,
      isValidCompletionPosition: (editor) => {
        const { string, type } = editor.getCompleteToken();
        return (
          !['comment', 'string', 'atom', 'keyword'].includes(type) && /^<?[\p{L}\d][^\s]+$/u.test(string)
        );
      },
      preProcessToken: (editor) => {
        const token = editor.getCompleteToken();
        return {
          ...token,
          autocompletionString: token.string,
          from: { ch: token.start },
          to: { ch: token.end },
        };
      },
      get: async (editor, token) => {
        const found = matching(await named, token.string, isAfterA(editor, token));
        offered = new Map(found.map((suggestion) => [suggestion.text, suggestion]));
        return [...offered.keys()];
      },
      postprocessHints: (_, hints) =>
        hints.map((hint) => ({ ...hint, displayText: offered.get(hint.text)?.shown ?? hint.text })),
    },
    false,
  );
}

function suggestionOf({ iri, kind, count, labels }, prefixes, words, language) {
  const short = compact(iri, prefixes);
  const text = PREFIXED.test(short) ? short : `<${iri}>`;
  const label = labels[language] ?? labels.en ?? Object.values(labels)[0] ?? '';
  const shown = `${text}   ${label} (${words.terms[kind]}${count === undefined ? '' : ` · ${count}`})`;
  const all = Object.values(labels).flatMap((one) => one.toLowerCase().split(/\s+/));
  return { text, shown, kind, count: count ?? 0, keys: [text.toLowerCase(), iri.toLowerCase(), ...all] };
}

/** Suggestions that begin with a text, in their name or in a word of a label: classes first after `a`, the much used first. */
function matching(suggestions, typed, wantsClass) {
  const start = typed.toLowerCase().replace(/^</, '');
  const local = start.includes(':') ? start : `:${start}`;
  const fits = ({ keys }) =>
    keys.some((key, index) => key.startsWith(start) || (index === 0 && key.includes(local)));
  const rank = ({ kind, count }) => (wantsClass === (kind === 'class') ? 1e9 : 0) + count;
  return suggestions
    .filter((suggestion) => suggestion.text !== typed && fits(suggestion))
    .sort((a, b) => rank(b) - rank(a))
    .slice(0, MOST_SUGGESTIONS);
}

function isAfterA(editor, token) {
  const { line } = editor.getDoc().getCursor();
  return ['a', 'rdf:type'].includes(editor.getPreviousNonWsToken(line, token).string);
}
