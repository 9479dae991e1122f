import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { builtPrograms } from './tests/built.ts';
import { EarlReporter } from './tests/conformance/sparql/earl-reporter.ts';
import { LongestFirst } from './tests/longest-first.ts';
import { NODE_FLAGS } from './tests/program.ts';

/** What starts programs, waits for deadlines or builds again and again: for continuous integration, not for every save. */
const SLOW = [
  'tests/{cli,doctor,edit,federated,first-visits,fuzz,import,init,last-net,mcp,readme,resilience,site,site-prefix,store,verify,watch,wikidata}.test.ts',
  'tests/contract/{class-uses,default-graph,engines,engines-resilience,federation,index-file}.test.ts',
  'tests/http/{addresses,all-pages,any-data,discovery,expected-answers,facets,foops,graphs,graphs-everywhere,heads,limits,linksets,many-parts,map,memento,previews,read-or-asked,reconciliation,releases,search,selections,spellings,warm}.test.ts',
  'tests/extension/*.test.ts',
  'tests/unit/engine/budget.test.ts',
  'tests/unit/commands/edit/edit.test.ts',
  'tests/unit/release/{build,encoded,history,preview,repeated}.test.ts',
  'tests/unit/query/{pool,remote}.test.ts',
  'tests/unit/shacl/differential.test.ts',
  'tests/unit/records/hostile-text.test.ts',
  'tests/unit/records/table/{hostile,round-trip}.test.ts',
];

const SUITES = {
  fast: ['tests/{unit,contract,http}/**/*.test.{ts,tsx}', 'tests/*.test.ts'],
  slow: SLOW,
  conformance: ['tests/conformance/**/*.test.ts'],
  e2e: ['tests/e2e/**/*.test.ts'],
};

export default defineConfig({
  test: {
    maxWorkers: '100%',
    experimental: { fsModuleCache: true },
    sequence: { sequencer: LongestFirst },
    projects: Object.entries(SUITES).map(([name, include]) => ({
      plugins: [builtPrograms()],
      test: {
        name,
        include,
        ...(name === 'fast' && { exclude: SLOW }),
        testTimeout: name === 'fast' ? 20_000 : 120_000,
        hookTimeout: name === 'fast' ? 60_000 : 120_000,
        // Whoever shares the machine may make a clock run out once; what fails twice is at fault.
        retry: process.env.REPORT ? 1 : 0,
        // No test replaces a module or leaves one changed: files share what they load.
        isolate: false,
        execArgv: [...NODE_FLAGS, '--max-semi-space-size=64'],
        setupFiles: ['tests/as-built.ts'],
        globalSetup: ['tests/workshop.ts', ...(name === 'e2e' ? ['tests/e2e/stage.ts'] : [])],
        // Their tests wait for programs and deadlines: one more of them at a time keeps the processors at work.
        ...(['slow', 'conformance'].includes(name) && {
          maxWorkers: availableParallelism() + 1,
          sequence: { groupOrder: 1 },
        }),
        // Two windows at a time: more would take each other the time in which a page must come to rest.
        ...(name === 'e2e' && { maxWorkers: 2, sequence: { groupOrder: 2 } }),
      },
    })),
    // Continuous integration counts what each suite reports.
    reporters: process.env.REPORT
      ? ['default', new EarlReporter(), ['json', { outputFile: process.env.REPORT }]]
      : ['default', new EarlReporter()],
  },
});
