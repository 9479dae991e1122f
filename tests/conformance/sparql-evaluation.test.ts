import { checkEvaluation } from './sparql/evaluation.ts';
import { describeOnServices } from './sparql/grouping.ts';
import { readTests } from './sparql/manifest.ts';

for (const [directory, tests] of await readTests('QueryEvaluationTest', 'CSVResultFormatTest')) {
  // Those of SERVICE need several endpoints: sparql-federation.test.ts.
  if (directory !== 'service') describeOnServices(directory, tests, checkEvaluation);
}
