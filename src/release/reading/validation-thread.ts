import { parentPort } from 'node:worker_threads';
import { openQuadIndex } from '../../engine/columns/quad-index.ts';
import { parseNQuads } from '../../rdf/canonical.ts';
import { ShapesError, validate, violationsOf } from '../../shacl/index.ts';
import type { ValidationReply, ValidationRequest } from './validation.ts';

/** What shapes find in an index, or what is wrong with them. */
function replyTo({ file, shapes }: ValidationRequest): ValidationReply {
  try {
    return { violations: violationsOf(validate(openQuadIndex(file, false), parseNQuads(shapes))) };
  } catch (error) {
    if (error instanceof ShapesError) return { faults: error.faults };
    throw error;
  }
}

parentPort?.on('message', (request: ValidationRequest) => parentPort?.postMessage(replyTo(request)));
