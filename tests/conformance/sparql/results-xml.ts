import { blankNode, iri, literal, text } from '../../../src/rdf/terms.ts';
import type { Answer, Solution, Value } from './solutions.ts';

const NOT_CONTENT = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g;
const VARIABLE = /<variable\s+name\s*=\s*["']([^"']*)["']\s*(?:\/>|><\/variable>)/g;
const BOOLEAN = /<boolean>\s*(true|false)\s*<\/boolean>/;
const RESULT = /<result\s*(?:\/>|>([\s\S]*?)<\/result>)/g;
const BINDING =
  /\s*<binding\s+name\s*=\s*["']([^"']*)["']\s*>\s*<(uri|bnode|literal)((?:\s[^>]*?)?)(?:\/>|>([^<]*)<\/\2>)\s*<\/binding>\s*/y;
const REFERENCE = /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Reads SPARQL Query Results XML; throws an Error where it is not. */
export function readXmlResults(document: string): Answer {
  const content = document.replace(NOT_CONTENT, '');
  const boolean = BOOLEAN.exec(content)?.[1];
  if (boolean !== undefined) return { kind: 'boolean', boolean: boolean === 'true' };
  if (!/<results[\s/>]/.test(content)) throw new Error('neither <results> nor <boolean>');
  return {
    kind: 'solutions',
    variables: [...content.matchAll(VARIABLE)].map(([, name]) => name as string),
    solutions: [...content.matchAll(RESULT)].map(([, bindings]) => readBindings(bindings ?? '')),
  };
}

function readBindings(content: string): Solution {
  const solution = new Map<string, Value>();
  let at = 0;
  while (content.slice(at).trim() !== '') {
    BINDING.lastIndex = at;
    const match = BINDING.exec(content);
    if (match === null) throw new Error(`not a <binding>: ${content.slice(at)}`);
    const [whole, variable = '', kind = '', attributes = '', value = ''] = match;
    solution.set(variable, readTerm(kind, attributes, unescaped(value)));
    at += whole.length;
  }
  return solution;
}

function readTerm(kind: string, attributes: string, value: string): Value {
  if (kind === 'uri') return iri(value);
  if (kind === 'bnode') return blankNode(value);
  const language = /\sxml:lang\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1];
  if (language !== undefined) return text(value, language);
  const datatype = /\sdatatype\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1];
  return literal(value, datatype === undefined ? undefined : iri(unescaped(datatype)));
}

function unescaped(value: string): string {
  return value.replace(REFERENCE, (reference, hexadecimal, decimal, name) => {
    if (name === undefined) {
      return String.fromCodePoint(
        hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16),
      );
    }
    const character = ENTITIES[name];
    if (character === undefined) throw new Error(`XML knows no ${reference}`);
    return character;
  });
}
