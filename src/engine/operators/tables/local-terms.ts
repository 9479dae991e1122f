import { BLANK, type Dictionary, IRI, LITERAL } from '../../columns/dictionary.ts';
import { type EngineTerm, languageString, literal } from '../../expressions/term.ts';
import type { Charged } from './batch.ts';

const CACHED = 4096;
const BYTES_PER_TERM = 160;

/** The terms of a query: those of the index, and behind them those that only the query has. */
export class LocalTerms {
  readonly dictionary: Dictionary;
  readonly #own: EngineTerm[] = [];
  readonly #ids = new Map<string, number>();
  readonly #budget: Charged;
  readonly #cachedIds = new Uint32Array(CACHED);
  readonly #cached: EngineTerm[] = [];

  constructor(dictionary: Dictionary, budget: Charged) {
    this.dictionary = dictionary;
    this.#budget = budget;
  }

  /** Whether the term is none of the index. */
  isOwn(id: number): boolean {
    return id > this.dictionary.size;
  }

  /** Whether a term is a blank node, an IRI or a literal. */
  kind(id: number): number {
    return this.isOwn(id) ? KINDS[this.term(id).kind] : this.dictionary.kind(id);
  }

  /** The term of an id other than 0. */
  term(id: number): EngineTerm {
    if (this.isOwn(id)) return this.#own[id - this.dictionary.size - 1] as EngineTerm;
    const slot = id & (CACHED - 1);
    if (this.#cachedIds[slot] === id) return this.#cached[slot] as EngineTerm;
    const term = this.#read(id);
    this.#cachedIds[slot] = id;
    this.#cached[slot] = term;
    return term;
  }

  #read(id: number): EngineTerm {
    const { dictionary } = this;
    const value = dictionary.text(id);
    switch (dictionary.kind(id)) {
      case BLANK:
        return { kind: 'blank', value };
      case IRI:
        return { kind: 'iri', value };
      default: {
        const qualifier = dictionary.qualifiers[dictionary.qualifierNumber(id)] as string;
        return qualifier.startsWith('@')
          ? languageString(value, qualifier.slice(1))
          : literal(value, qualifier);
      }
    }
  }

  /** The id of a term of the index, 0 where it has none. */
  find(term: EngineTerm): number {
    return this.dictionary.find(KINDS[term.kind], term.value, qualifierOf(term));
  }

  /** The id of a term, the same for the same term. */
  intern(term: EngineTerm): number {
    const qualifier = qualifierOf(term);
    const key = `${KINDS[term.kind]}${qualifier} ${term.value}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    let id = this.dictionary.find(KINDS[term.kind], term.value, qualifier);
    if (id === 0) {
      this.#own.push(term);
      id = this.dictionary.size + this.#own.length;
    }
    this.#budget.charge(BYTES_PER_TERM + key.length + term.value.length);
    this.#ids.set(key, id);
    return id;
  }
}

const KINDS = { blank: BLANK, iri: IRI, literal: LITERAL } as const;

function qualifierOf(term: EngineTerm): string {
  if (term.kind !== 'literal') return '';
  return term.language === '' ? term.datatype : `@${term.language}`;
}
