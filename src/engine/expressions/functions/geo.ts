import type { StepBudget } from '../context.ts';
import { distanceBetween } from '../geo/distance.ts';
import { intersects, isSameGeometry, isWithin, positionsOf } from '../geo/relations.ts';
import { type Geometry, parseWkt } from '../geo/wkt.ts';
import { booleanTerm, type EngineTerm, EXPRESSION_ERROR, type Outcome } from '../term.ts';
import { numericOf, numericTerm } from '../values/numeric.ts';
import type { FunctionDefinition, TermFunction } from './definition.ts';

const WKT_LITERAL = 'http://www.opengis.net/ont/geosparql#wktLiteral';
const FUNCTIONS = 'http://www.opengis.net/def/function/geosparql/';

type OfGeometries = (a: Geometry, b: Geometry, ...others: EngineTerm[]) => Outcome;

/** A function of two geometries: every position of one may be held against every one of the other. */
function ofGeometries(minimum: number, apply: OfGeometries): FunctionDefinition {
  const prepare = ({ budget }: { budget: StepBudget }) =>
    ((first: EngineTerm, second: EngineTerm, ...others: EngineTerm[]) => {
      const [a, b] = [geometryOf(first, budget), geometryOf(second, budget)];
      if (a === undefined || b === undefined) return EXPRESSION_ERROR;
      budget.charge((positionsOf(a).length + 1) * (positionsOf(b).length + 1));
      return apply(a, b, ...others);
    }) as TermFunction;
  return { minimum, prepare };
}

function geometryOf(term: EngineTerm, budget: StepBudget): Geometry | undefined {
  if (term.kind !== 'literal' || term.datatype !== WKT_LITERAL) return undefined;
  budget.charge(term.value.length);
  return parseWkt(term.value);
}

function relation(holds: (a: Geometry, b: Geometry) => boolean): FunctionDefinition {
  return ofGeometries(2, (a, b) => booleanTerm(holds(a, b)));
}

function distance(a: Geometry, b: Geometry, unit?: EngineTerm): Outcome {
  const length = unit?.kind === 'iri' ? distanceBetween(a, b, unit.value) : undefined;
  return length === undefined ? EXPRESSION_ERROR : numericTerm(numericOf('double', length));
}

/** The functions of GeoSPARQL 1.0 (§8.7, §9.2) that are known, by IRI: the distance on WGS 84, and the simple relations. */
export const GEO_FUNCTIONS: ReadonlyMap<string, FunctionDefinition> = new Map([
  [`${FUNCTIONS}distance`, ofGeometries(3, distance)],
  [`${FUNCTIONS}sfEquals`, relation(isSameGeometry)],
  [`${FUNCTIONS}sfDisjoint`, relation((a, b) => !intersects(a, b))],
  [`${FUNCTIONS}sfIntersects`, relation(intersects)],
  [`${FUNCTIONS}sfWithin`, relation(isWithin)],
  [`${FUNCTIONS}sfContains`, relation((a, b) => isWithin(b, a))],
]);
