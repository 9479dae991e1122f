import { defineConfig } from 'vitest/config';
import { EarlReporter } from './tests/conformance/sparql/earl-reporter.ts';

const SUITES = {
  fast: ['tests/{unit,contract,http}/**/*.test.{ts,tsx}', 'tests/*.test.ts'],
  conformance: ['tests/conformance/**/*.test.ts'],
  e2e: ['tests/e2e/**/*.test.ts'],
};

export default defineConfig({
  test: {
    projects: Object.entries(SUITES).map(([name, include]) => ({
      test: {
        name,
        include,
        testTimeout: name === 'fast' ? 20_000 : 120_000,
        hookTimeout: name === 'fast' ? 30_000 : 120_000,
        ...(name === 'e2e' && { globalSetup: ['tests/e2e/stage.ts'], fileParallelism: false }),
      },
    })),
    // Continuous integration counts what each suite reports.
    reporters: process.env.REPORT
      ? ['default', new EarlReporter(), ['json', { outputFile: process.env.REPORT }]]
      : ['default', new EarlReporter()],
  },
});
