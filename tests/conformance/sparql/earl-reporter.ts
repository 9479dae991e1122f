import { mkdir, writeFile } from 'node:fs/promises';
import type { Reporter, TestModule } from 'vitest/node';
import { TURTLE } from '../../../src/formats/turtle/turtle.ts';
import { PREFIXES } from '../../../src/rdf/namespaces.ts';
import { iri, literal, type Quad, quad, text } from '../../../src/rdf/terms.ts';
import { RDF, XSD } from '../../../src/rdf/vocabularies.ts';
import type { Outcome } from './outcome.ts';

const EARL = 'http://www.w3.org/ns/earl#';
const DOAP = 'http://usefulinc.com/ns/doap#';
const REPORT = new URL('../../../reports/earl.ttl', import.meta.url);
/** The report names itself and its parts without an address of its own. */
const BASE = 'urn:munpart:earl';

/** Writes what came of the W3C's tests to reports/earl.ttl (EARL 1.0), where a run had some. */
export class EarlReporter implements Reporter {
  async onTestRunEnd(modules: readonly TestModule[]): Promise<void> {
    const outcomes = modules
      .flatMap((module) => [...module.children.allTests()])
      .map((test) => test.meta().earl)
      .filter((outcome) => outcome !== undefined);
    if (outcomes.length === 0) return;
    await mkdir(new URL('.', REPORT), { recursive: true });
    await writeFile(REPORT, await earlReport(outcomes, new Date()));
  }
}

async function earlReport(outcomes: readonly Outcome[], date: Date): Promise<string> {
  const quads = [
    quad(iri(`${BASE}#munpart`), RDF.type, iri(`${EARL}TestSubject`)),
    quad(iri(`${BASE}#munpart`), iri(`${DOAP}name`), literal('munpart')),
    quad(iri(`${BASE}#suite`), RDF.type, iri(`${EARL}Software`)),
    quad(iri(`${BASE}#suite`), iri(`${PREFIXES.dcterms}title`), text("munpart's conformance suite", 'en')),
    quad(iri(`${BASE}#suite`), iri(`${PREFIXES.dcterms}date`), literal(date.toISOString(), XSD.dateTime)),
    ...outcomes.flatMap(assertionQuads),
  ];
  const prefixes = { earl: EARL, doap: DOAP, ...PREFIXES };
  let report = '';
  for await (const chunk of TURTLE.serialize(quads, { prefixes })) report += chunk;
  return report;
}

function assertionQuads({ test, outcome, reason }: Outcome, index: number): Quad[] {
  const assertion = iri(`${BASE}#assertion-${index + 1}`);
  const result = iri(`${BASE}#result-${index + 1}`);
  return [
    quad(assertion, RDF.type, iri(`${EARL}Assertion`)),
    quad(assertion, iri(`${EARL}assertedBy`), iri(`${BASE}#suite`)),
    quad(assertion, iri(`${EARL}subject`), iri(`${BASE}#munpart`)),
    quad(assertion, iri(`${EARL}test`), iri(test)),
    quad(assertion, iri(`${EARL}mode`), iri(`${EARL}automatic`)),
    quad(assertion, iri(`${EARL}result`), result),
    quad(result, RDF.type, iri(`${EARL}TestResult`)),
    quad(result, iri(`${EARL}outcome`), iri(`${EARL}${outcome}`)),
    ...(reason === undefined ? [] : [quad(result, iri(`${EARL}info`), literal(reason))]),
  ];
}
