import { z } from 'zod';
import { DEFINITIONS } from '../../rdf/namespaces.ts';
import { iri, type NamedNode } from '../../rdf/terms.ts';

/** Fields of cooperation by group; a group orders its fields and is itself no field of a record. */
export const FIELD_GROUPS = {
  'culture-society': [
    'culture',
    'arts',
    'heritage',
    'food',
    'intercultural',
    'sport',
    'tourism',
    'youth',
    'civil-society',
  ],
  'education-knowledge': [
    'education',
    'vocational-education',
    'educational-exchange',
    'science',
    'technology',
    'digital',
    'information',
  ],
  'economic-affairs': ['economy', 'business', 'trade'],
  'social-health': ['health', 'addiction-prevention', 'social', 'humanitarian-aid'],
  'environment-territory': ['environment', 'urban-development', 'municipal-services', 'civil-protection'],
  'governance-cooperation': [
    'local-government',
    'governance',
    'european-integration',
    'joint-projects',
    'general',
  ],
} as const;

/** The codes that records may use, by concept scheme; `ontology/schemes.ttl` defines what they mean. */
export const CODES = {
  field: Object.values(FIELD_GROUPS).flat(),
  kind: ['twinning', 'cooperation', 'project', 'institutional'],
  status: ['active', 'suspended', 'ended', 'unknown'],
  instrument: [
    'cooperation-agreement',
    'partnership-agreement',
    'general-cooperation-agreement',
    'memorandum',
    'additional-agreement',
    'extended-agreement',
    'act-of-mutual-cooperation',
  ],
  'start-basis': ['stated', 'agreement-signed', 'approximate'],
  level: ['city', 'municipality', 'district', 'county', 'city-district'],
  programme: [
    'urbact',
    'erasmus-plus',
    'europe-for-citizens',
    'interreg-baltic-sea-region',
    'comenius',
    'comenius-regio',
    'interreg-latvia-lithuania',
    'latvia-lithuania-cross-border',
    'eu-funded',
  ],
  measure: ['area', 'population'],
  resolution: ['corrected', 'preferred', 'unresolved', 'kept-as-stated'],
} as const;

/** The name of a concept scheme. */
export type Scheme = keyof typeof CODES;

/** A code of the scheme. */
export type Code<S extends Scheme> = (typeof CODES)[S][number];

/** The schema of one code of the scheme. */
export function code<S extends Scheme>(scheme: S) {
  const codes: readonly Code<S>[] = CODES[scheme];
  return z.enum(codes, { error: ({ input }) => `expected ${expectation(scheme, codes, input)}` });
}

/** The concept that the code stands for: `{DEFINITIONS}/{scheme}/{code}`. */
export function concept<S extends Scheme>(scheme: S, value: Code<S>): NamedNode {
  return iri(`${DEFINITIONS}/${scheme}/${value}`);
}

function expectation(scheme: Scheme, codes: readonly string[], input: unknown): string {
  const name = scheme.replace('-', ' ');
  const article = /^[aeiou]/.test(name) ? 'an' : 'a';
  if (scheme === 'field') return `a field of cooperation${groupHint(input)}`;
  return `${article} ${name} (${codes.slice(0, -1).join(', ')} or ${codes.at(-1)})`;
}

function groupHint(input: unknown): string {
  const group = Object.entries(FIELD_GROUPS).find(([name]) => name === input);
  return group === undefined ? '' : ` in the group ${group[0]} (${group[1].join(', ')})`;
}
