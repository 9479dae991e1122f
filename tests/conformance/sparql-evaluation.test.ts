import { checkEvaluation } from './sparql/evaluation.ts';
import { describeOnServices } from './sparql/grouping.ts';
import { readTests } from './sparql/manifest.ts';

for (const [directory, tests] of await readTests('QueryEvaluationTest', 'CSVResultFormatTest')) {
  describeOnServices(directory, tests, checkEvaluation);
}
