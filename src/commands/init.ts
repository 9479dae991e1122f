import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { SettingError, type Settings } from '../config.ts';
import { jsonSchemas, RECORD_TYPES } from '../records/index.ts';
import { languageTag } from '../records/mapping/text.ts';
import { webAddress } from '../records/reading/identifiers.ts';
import { exists } from '../release/store/files.ts';
import { baseIri } from '../setting-values.ts';
import { countryLookup, countryNames } from '../spreadsheets/words/countries.ts';
import { latinized } from '../spreadsheets/words/lookup.ts';
import { folded } from '../text/folding.ts';
import { fillTemplate } from '../text/template.ts';
import type { CommandArguments } from './cli/arguments.ts';
import { prompt } from './cli/prompt.ts';

const ASSETS = new URL('../../assets/init/', import.meta.url);
const EU_LICENCE = 'http://publications.europa.eu/resource/authority/licence/';

/** Licences that have a short name. */
const LICENCES: Readonly<Record<string, string | undefined>> = {
  CC0: `${EU_LICENCE}CC0`,
  'CC-BY-4.0': `${EU_LICENCE}CC_BY_4_0`,
  'CC-BY-SA-4.0': `${EU_LICENCE}CC_BYSA_4_0`,
  none: undefined,
};

/** What has to be known: a flag each, and a question at a terminal. */
const PROMPTED = ['municipality', 'country', 'languages', 'licence'] as const;

const EXAMPLE =
  '--municipality Zaranora --country DEU --languages de,en --licence CC-BY-4.0 --base-iri https://data.example.org/';

/** What the folder is about. */
interface Beginning {
  readonly municipality: string;
  readonly slug: string;
  /** Code of the EU's country table. */
  readonly country: string;
  readonly languages: readonly string[];
  readonly licence: string | undefined;
  readonly base: string | undefined;
}

/** The texts of one language in assets/init/texts. */
interface InitTexts {
  readonly ask: Readonly<Record<(typeof PROMPTED)[number] | 'base-iri', string>>;
  readonly [name: string]: string | InitTexts['ask'];
}

/** Writes a folder of records that can be checked, built and served at once; asks at a terminal for what no flag says. Throws where the folder has records already, or an answer cannot be used. */
export async function initRecords(
  settings: Pick<Settings, 'baseIri'>,
  { operand: directory, flags }: CommandArguments,
): Promise<void> {
  if (await exists(join(directory, 'data')))
    throw new SettingError(
      `${join(directory, 'data')} is there already: nothing was written; munpart edit brings a table into it, another DIR begins other records`,
    );
  const questions = (await textsIn(terminalLanguages())).texts.ask;
  const answers: Record<string, string> = {};
  for (const name of PROMPTED) {
    const answer = flags[name] ?? (await prompt(questions[name])) ?? '';
    answers[name] = answer.trim();
  }
  const missing = PROMPTED.filter((name) => answers[name] === '').map((name) => `--${name}`);
  if (missing.length > 0)
    throw new SettingError(
      `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing, as in munpart init ${directory} ${EXAMPLE}`,
    );
  const base = settings.baseIri ?? baseOf((await prompt(questions['base-iri'])) ?? '');
  const beginning = beginningOf(answers, base);
  for (const [name, text] of await filesOf(beginning)) {
    await mkdir(dirname(join(directory, name)), { recursive: true });
    await writeFile(join(directory, name), text);
  }
  console.log(`wrote ${directory}: read ${join(directory, 'README.md')}, then`);
  if (resolve(directory) !== process.cwd()) console.log(`  cd ${directory}`);
  console.log('  npx munpart edit     brings in your table, in a browser');
  console.log('  npx munpart serve    shows the site');
}

/** The base IRI that somebody answered, who may leave out the slash at its end. */
function baseOf(answer: string): string | undefined {
  if (answer === '') return undefined;
  const base = baseIri.safeParse(answer.endsWith('/') ? answer : `${answer}/`);
  if (!base.success) throw new SettingError(`${answer}: expected ${base.error.issues[0]?.message}`);
  return base.data;
}

function beginningOf(answers: Readonly<Record<string, string>>, base: string | undefined): Beginning {
  const { municipality = '', country: named = '', languages: listed = '', licence: licensed = '' } = answers;
  const languages = listed.split(/[\s,;]+/).filter((tag) => tag !== '');
  const tag = languages.find((each) => !languageTag.safeParse(each).success);
  if (tag !== undefined || languages.length === 0)
    throw new SettingError(`--languages ${listed}: expected codes of languages such as de,en`);
  const country = countryLookup({ countries: new Map() }).get(folded(named)) ?? '';
  if (typeof country !== 'string' || country === '')
    throw new SettingError(`--country ${named}: expected a country, by its name or its code, such as DEU`);
  const slug = folded(latinized(municipality)).replaceAll(' ', '-');
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))
    throw new SettingError(`--municipality ${municipality}: give its name in Latin letters as well`);
  const isShort = Object.hasOwn(LICENCES, licensed);
  if (!isShort && !webAddress.safeParse(licensed).success)
    throw new SettingError(
      `--licence ${licensed}: expected ${Object.keys(LICENCES).join(', ')} or a web address`,
    );
  const licence = isShort ? LICENCES[licensed] : licensed;
  return { municipality, slug, country, languages: [...new Set(languages)], licence, base };
}

/** The files of the folder, by path. */
async function filesOf(beginning: Beginning): Promise<Map<string, string>> {
  const { municipality, slug, country, languages } = beginning;
  const { language, texts } = await textsIn(languages);
  const text = (name: string) => String(texts[name] ?? '');
  const filled = (template: string) =>
    fillTemplate(template, { municipality, slug, title: fillTemplate(text('title'), { municipality }) });
  const spoken = new Map([[language, texts]]);
  for (const other of languages) {
    const found = await textsIn([other]);
    if (found.language === other) spoken.set(other, found.texts);
  }
  const inEach = (name: string) =>
    Object.fromEntries(
      [...spoken].map(([tag, all]) => [tag, fillTemplate(String(all[name] ?? ''), { municipality })]),
    );
  const own = { [languages[0] ?? language]: municipality };
  const known = countryNames(country, languages);
  const records: Readonly<Record<string, object>> = {
    dataset: datasetOf(beginning, inEach('title'), inEach('description')),
    places: { [slug]: { name: own, level: 'municipality', country } },
    countries: { [country]: { name: Object.keys(known).length > 0 ? known : { en: country } } },
  };
  const files = new Map<string, string>();
  for (const { register, location, jsonSchema } of RECORD_TYPES) {
    const comment = text(`comment-${register}`);
    if (comment === '' || location.endsWith('/')) continue;
    const head = `# yaml-language-server: $schema=schema/${jsonSchema}\n#\n# ${comment}\n\n`;
    files.set(`data/${location}`, head + stringify(records[register] ?? {}, { lineWidth: 110 }));
  }
  for (const [name, schema] of Object.entries(jsonSchemas()))
    files.set(`data/schema/${name}`, `${JSON.stringify(schema, null, 2)}\n`);
  files.set('data/pages/.gitkeep', '');
  files.set('.gitignore', 'releases/\npublic/\n');
  files.set('README.md', filled(await readFile(new URL(`readme/${language}.md`, ASSETS), 'utf8')));
  return files;
}

function datasetOf(
  { municipality, country, languages, licence, base }: Beginning,
  title: object,
  description: object,
): object {
  return {
    languages,
    ...(base !== undefined && { base }),
    title,
    description,
    publisher: { name: { [languages[0] ?? '']: municipality }, type: 'LocalAuthority' },
    ...(licence !== undefined && { licence }),
    area: [country],
    themes: ['GOVE', 'REGI', 'INTR'],
  };
}

/** The texts in the first of the languages that has some, else in English. */
async function textsIn(languages: readonly string[]): Promise<{ language: string; texts: InitTexts }> {
  const withBase = languages.flatMap((tag) => [tag, tag.split('-')[0] ?? tag]);
  for (const language of [...withBase, 'en']) {
    const text = await readFile(new URL(`texts/${language}.json`, ASSETS), 'utf8').catch(() => undefined);
    if (text !== undefined) return { language, texts: JSON.parse(text) as InitTexts };
  }
  throw new Error('assets/init has no texts');
}

/** The language of the terminal, as POSIX has it: de_DE.UTF-8. */
function terminalLanguages(): string[] {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const [language = ''] = (LC_ALL || LC_MESSAGES || LANG || '').split(/[_.@]/);
  return /^[a-z]{2,3}$/.test(language) ? [language] : [];
}
