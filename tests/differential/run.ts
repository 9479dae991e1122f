import { parseArgs } from 'node:util';
import { startArq } from './arq.ts';
import { type Difference, runCampaign } from './campaign.ts';
import { COMUNICA, OWN, OXIGRAPH } from './engines.ts';

const { values } = parseArgs({
  options: {
    queries: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    alone: { type: 'boolean', default: false },
    data: { type: 'boolean', default: false },
  },
});
// Comunica emits some errors of expressions where nobody can catch them; its query has no answer then.
process.on('uncaughtException', ({ message }) => console.error(`beside a query: ${message}`));
const arq = await startArq();
if (arq === undefined) console.error('without ARQ: Java or libapache-jena-java is not installed');
const engines = [OWN, OXIGRAPH, ...(arq === undefined ? [] : [arq]), COMUNICA];
const begun = performance.now();
let differences = 0;
const counts = await runCampaign({
  queries: Number(values.queries),
  seed: Number(values.seed),
  engines,
  kinds: values.alone ? ['value', 'form', 'alone'] : ['value', 'form'],
  onDifference: tell,
  onProgress: (done) => console.error(`${done} queries, ${differences} differences`),
});
const seconds = Math.round((performance.now() - begun) / 1000);
console.log(
  `${values.queries} queries, seed ${values.seed}: ${counts.compared} compared, ${counts.lonely} answered by fewer than two others, ${counts.unanswered} not answered here; ${differences} differences; ${seconds} s`,
);
for (const [name, times] of counts.explained) console.log(`${times} × ${name}`);
arq?.close();
process.exitCode = differences > 0 ? 1 : 0;

function tell({ query, kind, verdicts, data }: Difference): void {
  differences++;
  console.log(`\n── ${kind}\n${query.split('\n').slice(1).join('\n')}`);
  if (values.data) console.log(data);
  for (const [name, verdict] of verdicts) {
    const said =
      verdict instanceof Error
        ? `${verdict.name}: ${verdict.message.slice(0, 200)}`
        : verdict[kind === 'form' ? 'exact' : 'byValue'];
    console.log(`${name}:\n${said.slice(0, 600).replace(/^/gm, '   ')}`);
  }
}
