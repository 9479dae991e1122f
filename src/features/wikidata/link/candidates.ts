import { type Coordinates, kilometres } from '../../../geo/coordinates.ts';
import { folded } from '../../../text/folding.ts';
import type {
  Extension,
  ReconciliationService,
  ServiceProposal,
  ServiceQuery,
  ServiceValue,
} from './service.ts';

/** A place that has no verified item yet. */
export interface Unlinked {
  readonly slug: string;
  /** Its names: the first is asked for, the others where that gives nothing. */
  readonly names: readonly string[];
  /** The kind of local authority: `city`, `municipality`… */
  readonly level: string;
  readonly country: {
    readonly code: string;
    readonly item?: string | undefined;
    /** What it is called: where its item is not known, its name speaks for a candidate. */
    readonly names?: readonly string[];
  };
  readonly coordinates?: { readonly lat: number; readonly long: number } | undefined;
}

/** A proposal with what speaks for it and against it, in words (English). */
export interface LinkCandidate {
  readonly id: string;
  readonly name: string;
  readonly score: number;
  readonly reasons: readonly string[];
}

/** Candidates for a place, best first by the service's score. */
export interface Proposed {
  readonly slug: string;
  readonly candidates: readonly LinkCandidate[];
}

const COUNTRY = 'P17';
const COORDINATES = 'P625';
const MAX_CANDIDATES = 5;

/** Candidates for each place, with country, type and distance as evidence; `isRejected` are never proposed again. Rejects with a ServiceError. */
export async function candidatesFor(
  places: readonly Unlinked[],
  service: ReconciliationService,
  isRejected: (slug: string, id: string) => boolean,
): Promise<readonly Proposed[]> {
  const proposals = await proposalsFor(places, service);
  const ids = [...new Set(proposals.flat().map(({ id }) => id))];
  const known = await service.extend(ids, [COUNTRY, COORDINATES]);
  return places.map((place, index) => ({
    slug: place.slug,
    candidates: (proposals[index] ?? [])
      .filter(({ id }) => !isRejected(place.slug, id))
      .sort((a, b) => b.score - a.score)
      .map((proposal) => candidateOf(place, proposal, known)),
  }));
}

/** By the first name, and by the next one where that gives nothing. */
async function proposalsFor(places: readonly Unlinked[], service: ReconciliationService) {
  const found: (readonly ServiceProposal[])[] = places.map(() => []);
  const max = Math.max(0, ...places.map(({ names }) => names.length));
  for (let attempt = 0; attempt < max; attempt++) {
    const open = places.flatMap((place, index) => {
      const name = found[index]?.length === 0 ? place.names[attempt] : undefined;
      return name === undefined ? [] : [{ index, query: queryFor(place, name) }];
    });
    if (open.length === 0) break;
    const proposals = await service.propose(open.map(({ query }) => query));
    for (const [position, { index }] of open.entries()) found[index] = proposals[position] ?? [];
  }
  return found;
}

function queryFor({ country }: Unlinked, query: string): ServiceQuery {
  const { item } = country;
  return {
    query,
    limit: MAX_CANDIDATES,
    properties: item === undefined ? [] : [{ pid: COUNTRY, v: { id: item } }],
  };
}

function candidateOf(place: Unlinked, proposal: ServiceProposal, known: Extension): LinkCandidate {
  const { id, name, score, match, description, types } = proposal;
  const values = known.get(id);
  const reasons = [
    match ? 'the service holds it to be the same' : undefined,
    countryReason(place, values?.get(COUNTRY)),
    types.length > 0 ? `type: ${types.join(', ')}; here: ${place.level}` : undefined,
    distanceReason(place, values?.get(COORDINATES)),
    description === undefined ? undefined : `described as: ${description}`,
  ];
  return { id, name, score, reasons: reasons.filter((reason) => reason !== undefined) };
}

function countryReason({ country }: Unlinked, values: readonly ServiceValue[] = []): string | undefined {
  const countries = values.filter(({ id }) => id !== undefined);
  if (countries.length === 0) return undefined;
  const named = new Set(country.names?.map(folded));
  const isHere = ({ id, name = '' }: ServiceValue) =>
    country.item === undefined ? named.has(folded(name)) : id === country.item;
  if (countries.some(isHere)) return `country: ${country.code}, as here`;
  const names = countries.map(({ id, name }) => name ?? id).join(', ');
  return `country: ${names}, not known to be ${country.code}`;
}

function distanceReason({ coordinates }: Unlinked, values: readonly ServiceValue[] = []): string | undefined {
  if (coordinates === undefined) return undefined;
  const distances = values.flatMap(({ str }) => {
    const wikidata = pointIn(str ?? '');
    return wikidata === undefined ? [] : [kilometres(coordinates, wikidata)];
  });
  if (distances.length === 0) return undefined;
  const nearest = Math.min(...distances);
  return `distance: ${nearest < 10 ? nearest.toFixed(1) : Math.round(nearest)} km`;
}

/** Coordinates as services write them: `51.4,21.15`, latitude first, or `Point(21.15 51.4)`. */
function pointIn(text: string): Coordinates | undefined {
  const [, long, lat] = /^point\s*\(\s*(-?[\d.]+)\s+(-?[\d.]+)\s*\)$/i.exec(text.trim()) ?? [];
  const [, first, second] = /^(-?[\d.]{1,20})(?: ?, ?| )(-?[\d.]{1,20})$/.exec(text.trim()) ?? [];
  const point = { lat: Number(lat ?? first), long: Number(long ?? second) };
  return Math.abs(point.lat) <= 90 && Math.abs(point.long) <= 180 ? point : undefined;
}
