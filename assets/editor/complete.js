// What the editor completes: prefixes, classes, properties, concepts, keywords, and things by what they are called. All
// of it is asked of this site.
import { compact } from './terms.js';

const MOST_SUGGESTIONS = 60;
const MOST_ITEMS = 8;
/** Names are looked up from so many letters on. */
const LEAST_LETTERS = 3;
/** Milliseconds in which another letter may follow. */
const PAUSE = 150;
/** A local name that needs no escape in SPARQL. */
const PREFIXED = /^[a-z]\w*:[\p{L}\d_][\p{L}\d_-]*$/u;
/** The keywords and functions of SPARQL 1.1 that one writes in full; the short ones need no help. */
const KEYWORDS =
  'ABS ASC ASK AVG BASE BIND BNODE BOUND CEIL COALESCE CONCAT CONSTRUCT CONTAINS COUNT DATATYPE DAY DESC DESCRIBE DISTINCT ENCODE_FOR_URI EXISTS FILTER FLOOR FROM GRAPH GROUP_CONCAT HAVING HOURS ISBLANK ISIRI ISLITERAL ISNUMERIC LANG LANGMATCHES LCASE LIMIT MAX MD5 MIN MINUS MINUTES MONTH NAMED NOT NOW OFFSET OPTIONAL PREFIX RAND REDUCED REGEX REPLACE ROUND SAMETERM SAMPLE SECONDS SELECT SEPARATOR SERVICE SHA1 SHA256 SHA512 STR STRAFTER STRBEFORE STRDT STRENDS STRLANG STRLEN STRSTARTS STRUUID SUBSTR SUM TIMEZONE UCASE UNDEF UNION UUID VALUES WHERE YEAR'
    .split(' ')
    .concat(['GROUP BY', 'ORDER BY', 'NOT EXISTS']);

/** Registers the completers with YASQE and gives their names. */
export function registerCompleters(Yasqe, form, about) {
  const declarations = Object.entries(about.prefixes).map(
    ([prefix, namespace]) => `${prefix}: <${namespace}>`,
  );
  const get = () => declarations.sort();
  Yasqe.forkAutocompleter('prefixes', { name: 'own-prefixes', persistenceId: null, get }, false);
  Yasqe.registerAutocompleter(termCompleter(form, about), false);
  return ['own-prefixes', 'own-terms', 'variables'];
}

/** Terms by their names and labels, keywords by their beginning, things by a word of their names. */
function termCompleter(form, about) {
  const terms = fetch(form.dataset.terms)
    .then((response) => response.json())
    .then(
      (known) => known.terms.map((term) => suggestionOf(term, about)),
      () => [], // then there is nothing to complete
    );
  const itemsNamed = itemFinder(form, about);
  let offered = new Map();
  return {
    name: 'own-terms',
    bulk: false,
    autoShow: true,
    persistenceId: null,
    isValidCompletionPosition: (editor) => {
      const { string, type } = editor.getCompleteToken();
      return !['comment', 'string', 'atom', 'keyword'].includes(type) && /^<?[\p{L}\d][^\s]+$/u.test(string);
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
      const typed = token.string;
      const wantsClass = isAfterA(editor, token);
      const keywords = keywordsFor(typed, about);
      // Whoever types capitals that begin a keyword means it.
      const isKeyword = keywords.length > 0 && typed === typed.toUpperCase();
      const items = wantsClass || isKeyword ? [] : itemsNamed(typed);
      const named = matching(await terms, typed, wantsClass);
      const found = [...keywords, ...named, ...(await items)];
      offered = new Map(found.map((suggestion) => [suggestion.text, suggestion]));
      return [...offered.keys()];
    },
    postprocessHints: (_, hints) =>
      hints.map((hint) => ({ ...hint, displayText: offered.get(hint.text)?.shown ?? hint.text })),
  };
}

function suggestionOf({ iri, kind, count, labels }, { prefixes, words, language }) {
  const short = compact(iri, prefixes);
  const text = PREFIXED.test(short) ? short : `<${iri}>`;
  const label = labels[language] ?? labels.en ?? Object.values(labels)[0] ?? '';
  const shown = `${text}   ${label} (${words.terms[kind]}${count === undefined ? '' : ` · ${count}`})`;
  const all = Object.values(labels).flatMap((one) => one.toLowerCase().split(/\s+/));
  return { text, shown, kind, count: count ?? 0, keys: [text.toLowerCase(), iri.toLowerCase(), ...all] };
}

/** Keywords that begin with a text; none once one is whole. */
function keywordsFor(typed, { words }) {
  const start = typed.toUpperCase();
  if (KEYWORDS.includes(start)) return [];
  return KEYWORDS.filter((keyword) => keyword.startsWith(start)).map((text) => ({
    text,
    shown: `${text}   (${words.terms.keyword})`,
  }));
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

/** A function from a text to the things that are called so, as the search of the site finds them in any spelling; nothing for what is no beginning of a name. */
function itemFinder(form, { words, language }) {
  let latest = 0;
  return async (typed) => {
    const turn = ++latest;
    if (typed.length < LEAST_LETTERS || /[:<]/.test(typed) || KEYWORDS.includes(typed.toUpperCase()))
      return [];
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    if (turn !== latest) return [];
    const query = new URLSearchParams({ q: typed, limit: MOST_ITEMS, lang: language });
    const release = new FormData(form).get('release');
    if (release) query.set('release', release);
    try {
      const { results } = await (await fetch(`${form.dataset.search}?${query}`)).json();
      return results.map(({ iri, label, country }) => ({
        text: `<${iri}>`,
        shown: `${label}${country ? `, ${country}` : ''} (${words.terms.item})   <${iri}>`,
      }));
    } catch {
      return []; // The server is away: names are only a help.
    }
  };
}

function isAfterA(editor, token) {
  const { line } = editor.getDoc().getCursor();
  return ['a', 'rdf:type'].includes(editor.getPreviousNonWsToken(line, token).string);
}
