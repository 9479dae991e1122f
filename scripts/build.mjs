import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { build } from 'esbuild';

// Writes dist/ from src/: the program and each process and thread that it starts, with what they share in chunks.
// Why in few files: docs/decisions/bundles.md.

const ROOT = resolve(import.meta.dirname, '..');
const SRC = join(ROOT, 'src');
const DIST = join(ROOT, 'dist');
/** Names the process that builds. */
const LOCK = join(DIST, '.building');
const COMUNICA = 'query/pool/comunica-engine';
/** How code names a program that it starts: a file beside it. */
const PROGRAM = /new URL\('(\.[^']*)\.js', import\.meta\.url\)/g;
/** Stands for the way from an output file to dist/ until it is known. */
const TO_DIST = '@dist@/';
/** What decides of what is built, beside the sources. */
const INPUTS = ['package-lock.json', 'scripts/build.mjs'];
/** What CommonJS code expects around it. */
const COMMON_JS = [
  "import { createRequire as createRequireOf } from 'node:module';",
  'const require = createRequireOf(import.meta.url);',
  'const { dirname: __dirname, filename: __filename } = import.meta;',
].join('');
const OPTIONS = {
  absWorkingDir: ROOT,
  outdir: DIST,
  outbase: SRC,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  banner: { js: COMMON_JS },
  legalComments: 'none',
  metafile: true,
  write: false,
  logLevel: 'error',
};

/** Builds while no other build of the same directory is at work: each removes what it did not write itself. */
async function buildAlone() {
  mkdirSync(DIST, { recursive: true });
  const own = `${LOCK}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    while (!isLocked(own)) await new Promise((resolve) => setTimeout(resolve, 100));
    try {
      await buildDist();
    } finally {
      rmSync(LOCK, { force: true });
    }
  } finally {
    rmSync(own, { force: true });
  }
}

/** Takes the lock, which is never without the number of the process that has it; one whose process is gone is taken away. */
function isLocked(own) {
  try {
    linkSync(own, LOCK);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (!isAlive(lockHolder())) rmSync(LOCK, { force: true });
  return false;
}

/** The process that has the lock; this one where it was given up meanwhile. */
function lockHolder() {
  try {
    return Number(readFileSync(LOCK, 'utf8'));
  } catch {
    return process.pid;
  }
}

function isAlive(id) {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Writes what has changed and removes what is of an earlier build. */
async function buildDist() {
  const sources = readdirSync(SRC, { recursive: true }).map((name) => join('src', name));
  if (isKept('main.js', ...INPUTS, ...sources) && isKept(`${COMUNICA}.js`, ...INPUTS)) return;
  const program = await bundledProgram();
  const engine = isKept(`${COMUNICA}.js`, ...INPUTS) ? [] : await bundledComunica();
  // What is named is there before what names it.
  const isChunk = ({ path }) => path.includes(`${sep}chunks${sep}`);
  const [chunks, others] = [true, false].map((is) =>
    [...program, ...engine].filter((one) => isChunk(one) === is),
  );
  const outputs = [...chunks, ...others];
  for (const { path, text } of outputs) write(path, text);
  const kept = new Set(outputs.map(({ path }) => path));
  for (const name of readdirSync(DIST, { recursive: true })) {
    const path = join(DIST, name);
    const isOld = !kept.has(path) && !name.startsWith(COMUNICA) && /\.(js|map)$/.test(name);
    if (isOld) rmSync(path, { force: true });
  }
}

/** Each program by itself, so that none has more than it needs. Names stay as they are written, and so do lines: what a stack says can be read without a map. */
async function bundledProgram() {
  const files = readdirSync(SRC, { recursive: true }).filter((name) => /\.tsx?$/.test(name));
  const programs = [join(SRC, 'main.ts'), ...new Set(files.flatMap(programsOf))];
  const results = await Promise.all(
    programs.map((program) => {
      const plugins = [
        { name: 'places', setup: keepPlaces },
        { name: 'context', setup: withoutAsyncContext },
        { name: 'locales', setup: withoutLocales },
        { name: 'terms', setup: termsAlone },
      ];
      const chunkNames = 'chunks/[name]-[hash]';
      return build({ ...OPTIONS, entryPoints: [program], splitting: true, chunkNames, plugins });
    }),
  );
  const outputs = results.flatMap(({ outputFiles }) => outputFiles);
  const placed = outputs.map(({ path, text }) => {
    const toDist = relative(dirname(path), DIST);
    return { path, text: text.replaceAll(TO_DIST, toDist === '' ? './' : `${toDist}/`) };
  });
  return [...placed, licenses('licenses.txt', results)];
}

/** Scripts of pages with all that they import: a page asks for one file instead of twenty. */
async function bundleScripts() {
  const { outputFiles } = await build({
    entryPoints: ['editor', 'figures'].map((name) => join(ROOT, `assets/${name}.js`)),
    outdir: join(ROOT, 'assets/generated'),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    charset: 'utf8',
    write: false,
    logLevel: 'error',
  });
  for (const { path, text } of outputFiles) write(path, text);
}

/** The font of the headings, as far as the languages of the pages go, with its license. */
function copyFonts() {
  const own = join(ROOT, 'assets/generated');
  const from = join(ROOT, 'node_modules/@fontsource/source-serif-4');
  for (const script of ['latin', 'latin-ext', 'cyrillic']) {
    copy(join(from, `files/source-serif-4-${script}-600-normal.woff2`), join(own, `serif-${script}.woff2`));
  }
  copy(join(from, 'LICENSE'), join(own, 'serif-license.txt'));
}

/** What draws the pictures that other sites show of a page, beside the thread that does it: a renderer, and a font with all its letters. */
function copyRenderer() {
  const beside = join(DIST, 'features/previews');
  const packages = join(ROOT, 'node_modules');
  const font = join(packages, '@expo-google-fonts/source-serif-4');
  copy(join(packages, '@resvg/resvg-wasm/index_bg.wasm'), join(beside, 'resvg.wasm'));
  copy(join(font, '600SemiBold/SourceSerif4_600SemiBold.ttf'), join(beside, 'serif.ttf'));
}

/** The programs that a source file starts. */
function programsOf(name) {
  const path = join(SRC, name);
  const found = [...readFileSync(path, 'utf8').matchAll(PROGRAM)];
  return found.map(([, program]) => resolve(dirname(path), `${program}.ts`)).filter(existsSync);
}

/** Pages are rendered at once: that Hono could follow a rendering over an `await` (by AsyncLocalStorage) costs every request a fifth of its time on Node.js before 24. */
function withoutAsyncContext({ onLoad }) {
  onLoad({ filter: /[\\/]hono[\\/]dist[\\/]jsx[\\/]context\.js$/ }, ({ path }) => {
    const text = readFileSync(path, 'utf8');
    const contents = text.replace('let alsProbed = false;', 'let alsProbed = true;');
    if (contents === text) throw new Error(`${path} is not as it was: see withoutAsyncContext`);
    return { contents };
  });
}

/** The messages of Zod in forty languages, of which none is used: half of its code, which every command would read at its start. */
function withoutLocales({ onLoad }) {
  onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({ contents: '' }));
}

/** Terms come from N3.js without its parsers and streams, which a query process and most commands never need. */
function termsAlone({ onLoad, onResolve }) {
  onResolve({ filter: /^n3$/ }, ({ importer }) =>
    importer === join(SRC, 'rdf/terms.ts') ? { path: 'n3', namespace: 'terms' } : undefined,
  );
  onLoad({ filter: /./, namespace: 'terms' }, () => ({
    contents: "export { default as DataFactory } from 'n3/src/N3DataFactory.js';",
    resolveDir: ROOT,
  }));
}

/** What a file names in relation to itself stays where it is, whichever chunk the file has come into. */
function keepPlaces({ onLoad, onResolve }) {
  onResolve({ filter: /\/comunica-engine\.ts$/ }, () => ({
    path: `${TO_DIST}${COMUNICA}.js`,
    external: true,
  }));
  onLoad({ filter: /\/src\/.*\.tsx?$/ }, ({ path }) => {
    const text = readFileSync(path, 'utf8');
    const own = `${TO_DIST}${relative(SRC, path).replace(/tsx?$/, 'js')}`;
    const contents = text.replaceAll('import.meta.url', `new URL('${own}', import.meta.url).href`);
    return path.startsWith(SRC) ? { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' } : undefined;
  });
}

/** Comunica apart: it is large and changes with its packages alone. Names stay: errors are told apart by theirs. */
async function bundledComunica() {
  const entryPoints = [join(SRC, `${COMUNICA}.ts`)];
  const result = await build({ ...OPTIONS, entryPoints, minifyWhitespace: true, minifySyntax: true });
  return [...result.outputFiles, licenses(`${COMUNICA}.licenses.txt`, [result])];
}

function isKept(output, ...inputs) {
  const path = join(DIST, output);
  const time = (file) => statSync(file).mtimeMs;
  return existsSync(path) && inputs.every((input) => time(join(ROOT, input)) < time(path));
}

function copy(from, to) {
  write(to, readFileSync(from));
}

/** Whoever reads the file meanwhile has the old one or the new one. */
function write(path, content) {
  const now = new Date();
  if (existsSync(path) && readFileSync(path).equals(Buffer.from(content))) return utimesSync(path, now, now);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}`, content);
  renameSync(`${path}.${process.pid}`, path);
}

/** The licenses of all packages of which a bundle has code, as they ask of whoever passes it on. */
function licenses(name, results) {
  const files = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const packages = new Set(files.flatMap(packageOf));
  return { path: join(DIST, name), text: [...packages].sort().map(licenseOf).join('\n') };
}

/** The directory of the package that a file is part of; none for our own. */
function packageOf(file) {
  const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
  return found === undefined ? [] : [found];
}

/** A package's name, version and the text of its license. */
function licenseOf(directory) {
  const { name, version, license } = JSON.parse(readFileSync(join(ROOT, directory, 'package.json'), 'utf8'));
  const file = readdirSync(join(ROOT, directory)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? '' : readFileSync(join(ROOT, directory, file), 'utf8').trim();
  return `${'='.repeat(80)}\n${name} ${version} (${license ?? 'see below'})\n\n${text}\n`;
}

copyFonts();
copyRenderer();
await Promise.all([buildAlone(), bundleScripts()]);
