import { SettingError } from '../config.ts';
import type { Quad } from '../rdf/terms.ts';
import { printIssue } from '../records/index.ts';
import { isError, readRdfFiles } from '../release/index.ts';
import {
  indexOfAll,
  ShapesError,
  type ValidationReport,
  type ValidationResult,
  validate,
  violationOf,
  writePath,
} from '../shacl/index.ts';

/** Writes one line. */
type Print = (line: string) => void;

/** What is held against shapes: the triples of all graphs. */
export interface Shaped {
  readonly quads: Iterable<Quad> | AsyncIterable<Quad>;
  /** File of the shapes, in any RDF syntax. */
  readonly shapes: string;
  /** What relative IRIs in it are resolved against. */
  readonly base: string;
}

/** Holds data against the shapes of a file and prints each result and a summary. Whether nothing is an error; throws a SettingError where the shapes cannot be used. */
export async function checkShapes({ quads, shapes, base }: Shaped, print: Print): Promise<boolean> {
  const { quads: shapeQuads, issues } = await readRdfFiles([shapes], base);
  for (const issue of issues) print(printIssue(issue));
  if (issues.some(isError)) throw new SettingError(`${shapes} cannot be read`);
  const report = validated(await indexOfAll(quads, true), shapeQuads, shapes);
  for (const note of report.notes) print(`${shapes}: warning: ${note}`);
  for (const result of report.results) print(lineOf(result));
  const errors = report.results.filter((result) => violationOf(result).severity === 'error').length;
  print(summary(report, errors));
  return errors === 0;
}

function validated(
  index: Parameters<typeof validate>[0],
  quads: readonly Quad[],
  file: string,
): ValidationReport {
  try {
    return validate(index, quads);
  } catch (error) {
    if (!(error instanceof ShapesError)) throw error;
    throw new SettingError(error.faults.map((fault) => `${file}: ${fault}`).join('\n'));
  }
}

/** `error: <https://…/alice> foaf:age: is less than 0: -1 (MinInclusive)` */
function lineOf(result: ValidationResult): string {
  const { focus, value, component, message, severity } = violationOf(result);
  const path = result.path === undefined ? '' : ` ${writePath(result.path)}`;
  const stated = value === undefined || value === focus ? '' : `: ${bounded(value)}`;
  const node = result.focus.termType === 'NamedNode' ? `<${focus}>` : bounded(focus);
  return `${severity}: ${node}${path}: ${message}${stated} (${component})`;
}

/** Line breaks of a value would look like another result. */
function bounded(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 120 ? `${line.slice(0, 120)}…` : line;
}

function summary({ shapes, focusNodes, results }: ValidationReport, errors: number): string {
  if (shapes === 0) return 'no shape has a target: nothing was checked';
  const counts = `${counted(shapes, 'shape')} held against ${counted(focusNodes, 'node')}`;
  const found = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(results.length > errors ? [counted(results.length - errors, 'warning')] : []),
  ].join(', ');
  return `${errors > 0 ? 'does not conform' : 'conforms'}: ${found}${found && '; '}${counts}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
