import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

// Puts Comunica and all that it needs into the one file through which it is imported, in place, after tsc.
// Why: docs/decisions/comunica-bundle.md.

const FILE = 'dist/query/pool/comunica-engine.js';
const LICENSES = 'dist/query/pool/comunica-engine.licenses.txt';
/** What CommonJS code expects around it. */
const COMMON_JS = [
  "import { createRequire } from 'node:module';",
  'const require = createRequire(import.meta.url);',
  'const { dirname: __dirname, filename: __filename } = import.meta;',
].join('');

const { metafile } = await build({
  entryPoints: [FILE],
  outfile: FILE,
  allowOverwrite: true,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  banner: { js: COMMON_JS },
  // Names stay: errors are told apart by theirs.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'error',
});
// The map of what tsc had written.
rmSync(`${FILE}.map`, { force: true });
const packages = new Set(Object.keys(metafile.inputs).flatMap(packageOf));
writeFileSync(LICENSES, [...packages].sort().map(licenseOf).join('\n'));

/** The directory of the package that a file is part of; none for our own. */
function packageOf(file) {
  const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
  return found === undefined ? [] : [found];
}

/** A package's name, version and the text of its license, as the licenses ask of whoever passes the code on. */
function licenseOf(directory) {
  const { name, version, license } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
  const file = readdirSync(directory).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? '' : readFileSync(join(directory, file), 'utf8').trim();
  return `${'='.repeat(80)}\n${name} ${version} (${license ?? 'see below'})\n\n${text}\n`;
}
