import { readFile } from 'node:fs/promises';
import { fillTemplate, type TemplateValues } from '../text/template.ts';
import {
  addressOfPage,
  commonFields,
  IMMUTABLE,
  moved,
  NEGOTIABLE,
  type RulesSource,
  rootOf,
  siteRootOf,
  typesOf,
  withdrawn,
} from './rules.ts';

const TEMPLATES = new URL('../../assets/servers/', import.meta.url);

/** File of a site → its template: each is a whole configuration but for what the site decides. */
const FILES: Readonly<Record<string, string>> = {
  '.htaccess': 'apache.conf',
  'rules/nginx.conf': 'nginx.conf',
  'rules/Caddyfile': 'Caddyfile',
};

/** The configurations of Apache, nginx and Caddy, by the files of the site that hold them. */
export async function serverRules(source: RulesSource): Promise<Readonly<Record<string, string>>> {
  const values = valuesOf(source);
  const entries = Object.entries(FILES).map(async ([name, template]) => {
    const text = await readFile(new URL(template, TEMPLATES), 'utf8');
    return [name, fillTemplate(text, values)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

function valuesOf(source: RulesSource): TemplateValues {
  const { host, hostname } = new URL(source.base);
  const root = rootOf(source);
  const [, ...languages] = source.languages;
  return {
    ...{ host, hostname, root, site: siteRootOf(source), prefix: source.prefix },
    ...{ dumps: root + source.dumps, dumpsPattern: pattern(root + source.dumps), immutable: IMMUTABLE },
    languages: languages.map((language) => ({ language })),
    syntaxes: numbered(NEGOTIABLE.map((one) => ({ ...one, pattern: pattern(one.mediaType) }))),
    types: numbered(
      typesOf(source).map(([extension, type]) => ({
        ...{ extension, suffix: extension.slice(1), type, bareType: type.split(';')[0] },
      })),
    ),
    fields: commonFields(source).map(([name, value]) => ({ name, value })),
    moved: moved(source).map(([from, to]) => ({ from, to, fromPattern: pattern(from) })),
    gone: withdrawn(source).map((file) => {
      const address = addressOfPage(file);
      return { file, address, addressPattern: pattern(address) };
    }),
  };
}

function numbered(members: readonly TemplateValues[]): readonly TemplateValues[] {
  return members.map((member, index) => ({ ...member, number: String(index) }));
}

function pattern(text: string): string {
  return text.replace(/[.+*?()[\]{}|\\^$]/g, '\\$&');
}
