import { ask } from '../editor/ask.js';
import { element } from '../editor/dom.js';

const PLAN_TYPE = 'application/json;profile=plan';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const COUNTS = ['estimate', 'rows', 'milliseconds'];

/** How the result came about: asked for when somebody looks, for the query is run once more. Fits where the page can ask. */
export const plan = { name: 'plan', read: (_, { explain }) => explain, draw: drawPlan };

/** Asks the endpoint how it answers a query; rejects with a Refusal. */
export async function askPlan(endpoint, query, words) {
  const response = await ask(endpoint, query, PLAN_TYPE, { words });
  const explanation = await response.json();
  return { ...explanation, plan: inShort(explanation.plan, prefixesOf(query)) };
}

/** The prefixes that a query declares, with what they stand for. */
function prefixesOf(query) {
  const declared = query.matchAll(/\bPREFIX\s+([\w.-]*:)\s*<([^>]*)>/gi);
  return [...declared].map(([, prefix, namespace]) => [prefix, namespace]);
}

/** A step and those below it, with IRIs as the query writes them. */
function inShort({ detail, inputs, ...step }, prefixes) {
  const name = (whole, iri) => {
    if (iri === TYPE) return 'a';
    const found = prefixes.find(
      ([, namespace]) => iri.startsWith(namespace) && /^[\w-]*$/.test(iri.slice(namespace.length)),
    );
    return found ? found[0] + iri.slice(found[1].length) : whole;
  };
  const short = detail.replace(/<([^<>"]*)>/g, name);
  return { ...step, detail: short, inputs: inputs.map((input) => inShort(input, prefixes)) };
}

function drawPlan(explain, about) {
  const { words } = about;
  const place = element('div', { 'aria-busy': 'true' }, element('p', { class: 'note' }, words.running));
  const notice = ({ title, message }) =>
    element('div', { class: 'notice' }, element('strong', {}, title ?? words.planNeeds), ` ${message}`);
  explain()
    .then((explanation) => tableOf(explanation, about), notice)
    .then((shown) => {
      place.removeAttribute('aria-busy');
      place.replaceChildren(shown);
    });
  return place;
}

function tableOf({ plan: root }, about) {
  const { words } = about;
  const heads = Object.entries(words.planSteps).map(([name, text]) =>
    element('th', { scope: 'col', class: COUNTS.includes(name) && 'number' }, text),
  );
  const table = element(
    'table',
    { class: 'list steps' },
    element('thead', {}, element('tr', {}, ...heads)),
    element('tbody', {}, ...stepsOf(root).map((step) => rowOf(step, about))),
  );
  const frame = { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': words.plan };
  return element('div', {}, element('p', { class: 'note' }, words.planText), element('div', frame, table));
}

/** The steps from the last to the first, each with how far it is below the last; what only begins a pattern is none. */
function stepsOf(step, depth = 0) {
  return [{ ...step, depth }, ...step.inputs.filter(isStep).flatMap((input) => stepsOf(input, depth + 1))];
}

function isStep({ operator }) {
  return operator !== 'unit' && operator !== 'seed';
}

function rowOf({ operator, detail, depth, ...counts }, { words, number }) {
  // Its depth for who sees it, and for who hears it.
  const level = element('span', { 'aria-hidden': 'true', class: 'level' }, '· '.repeat(depth));
  const spoken = element('span', { class: 'unseen' }, `${depth + 1} `);
  const cells = COUNTS.map((name) =>
    element(
      'td',
      { class: 'number', 'data-label': words.planSteps[name] },
      counts[name] === undefined ? words.planSkipped : number(Math.round(counts[name] * 10) / 10),
    ),
  );
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, spoken, level, operator),
    element('td', {}, element('code', {}, detail)),
    ...cells,
  );
}
