import type { Context } from 'hono';
import { withoutSuffix } from '../../http/addresses.ts';
import { writeQuads } from '../../http/document.ts';
import { inRelease } from '../../http/memento/as-of.ts';
import { PROBLEMS, Problem } from '../../http/problem.ts';
import {
  HTML,
  JSON_FORM,
  type Locale,
  NotCacheable,
  RDF_FORMS,
  type Representation,
  type Resource,
} from '../../http/representation.ts';
import { respond } from '../../http/respond.ts';
import { pageContext } from '../../http/serving/page-context.ts';
import { datasetFacts, readOnce, type Site } from '../../http/serving/publication.ts';
import { RESULT_FORMATS } from '../../query/results/result-formats.ts';
import { liveResult } from '../sparql/execute.ts';
import { defaultsIn, type ExampleQuery, inLanguage } from './examples.ts';
import { examplesOf } from './general.ts';
import { choicesOf, withParameters } from './parameters.ts';
import { executables, queriesPage } from './queries.tsx';
import { queryPage } from './query.tsx';
import { isGraphQuery, type QueryView, tableOf } from './query-view.ts';

const QUERY: Representation = {
  name: 'rq',
  label: 'SPARQL',
  mediaType: 'application/sparql-query',
  extension: 'rq',
};
/** Extensions that people know; those of the results formats are for nobody. */
const EXTENSIONS: Readonly<Record<string, string>> = { srj: 'json', srx: 'xml' };
const ROW_FORMS: readonly Representation[] = RESULT_FORMATS.map((format) => ({
  ...format,
  extension: EXTENSIONS[format.extension] ?? format.extension,
}));

/** The forms that the list of all example queries can be had in. */
export const QUERY_LIST_FORMS: readonly Representation[] = [HTML, JSON_FORM, ...RDF_FORMS];

/** `/queries`: all example queries. */
export function queries(c: Context, site: Site): Response | Promise<Response> {
  const { representation } = withoutSuffix(c.req.path, QUERY_LIST_FORMS);
  const resource: Resource = {
    address: 'queries',
    representations: QUERY_LIST_FORMS,
    urlOf: ({ extension }) => inRelease(site, `${site.base}queries.${extension}`),
    links: [],
    write: async (form, locale) => {
      if (form.format) return writeQuads(executables(await examplesOf(site), site.base), form.format);
      if (form === JSON_FORM) return queriesAsJson(site, locale);
      return queriesPage(pageContext(site, resource, locale), await examplesOf(site));
    },
  };
  return respond(c, site, resource, representation);
}

async function queriesAsJson(site: Site, { language }: Locale): Promise<string> {
  const { base } = site;
  const all = (await examplesOf(site)).map((example) => ({
    name: example.name,
    url: `${base}queries/${example.name}`,
    title: example.title[language],
    description: example.description[language],
    topic: example.topic,
    query: inLanguage(example, language).query,
    parameters: example.parameters.map(({ name, type, standard, label }) => ({
      ...{ name, type, standard },
      label: label[language],
    })),
  }));
  return `${JSON.stringify({ queries: all }, null, 2)}\n`;
}

/** `/queries/{name}`: one example query as a page with what it finds, as the query itself, and as its result in every format. */
export async function query(c: Context, site: Site): Promise<Response> {
  const known = withoutSuffix(c.req.path, [HTML, QUERY, ...ROW_FORMS, ...RDF_FORMS]);
  const example = (await examplesOf(site)).find(({ name }) => `/queries/${name}` === known.path);
  const forms = example && formsOf(example);
  if (!example || (known.representation && !forms?.includes(known.representation))) {
    const links = [{ href: `${site.base}queries`, label: 'All example queries' }];
    throw new Problem('not-found', 'There is no example query of this name.', { links });
  }
  const call: Call = { c, example, chosen: chosenOf(c, example) };
  return respond(c, site, queryResource(site, call), known.representation);
}

/** An example query as it was asked for: with the parameters that the address names. */
interface Call {
  readonly c: Context;
  readonly example: ExampleQuery;
  readonly chosen: ReadonlyMap<string, string>;
}

function formsOf(example: ExampleQuery): readonly Representation[] {
  return [HTML, QUERY, ...(isGraphQuery(example) ? RDF_FORMS : ROW_FORMS)];
}

/** The parameters that the address names, in the order of the query's; throws a Problem for a value that is none. */
function chosenOf(c: Context, { template, parameters }: ExampleQuery): ReadonlyMap<string, string> {
  const chosen = new Map(
    parameters.flatMap(({ name }) => {
      const value = c.req.query(name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
  try {
    withParameters(template, parameters, chosen);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Problem('malformed', `${error.message.charAt(0).toUpperCase()}${error.message.slice(1)}.`);
  }
  return chosen;
}

function queryResource(site: Site, call: Call): Resource {
  const { c, example, chosen } = call;
  const address = `queries/${example.name}`;
  const resource: Resource = {
    address,
    ...(chosen.size > 0 && { query: asQuery(chosen) }),
    representations: formsOf(example),
    urlOf: (form) => inRelease(site, addressed(`${site.base}${address}.${form.extension}`, chosen)),
    links: [],
    write: async (form, locale) => {
      if (form === HTML) return page(site, call, resource, locale);
      const text = withParameters(example.template, example.parameters, chosen);
      return form === QUERY ? text : liveResult(c, site, text, form);
    },
  };
  return resource;
}

async function page(site: Site, call: Call, resource: Resource, locale: Locale): Promise<string> {
  const { example, chosen } = call;
  const values = new Map([...defaultsIn(example.parameters, locale.language), ...chosen]);
  const text = withParameters(example.template, example.parameters, values);
  const names = defaultsIn(example.parameters, locale.language).get('language') ?? locale.language;
  const forms = formsOf(example).filter((form) => form !== HTML && form !== QUERY);
  const downloads = forms.map((form) => ({
    ...form,
    href: inRelease(site, addressed(`${site.root}${resource.address}.${form.extension}`, values)),
  }));
  const parameters = await Promise.all(
    example.parameters.map(async (parameter) => ({
      ...parameter,
      label: parameter.label[locale.language],
      value: values.get(parameter.name) ?? parameter.standard,
      choices: await readOnce(site, `choices ${example.name} ${parameter.name} ${names}`, () =>
        choicesOf(site, parameter, names),
      ),
    })),
  );
  const { issued: released } = await datasetFacts(site);
  const rest = { ...example, query: text, parameters, chosen: asQuery(chosen), downloads, released };
  const write = (live: QueryView['live']) =>
    queryPage(pageContext(site, resource, locale), { ...rest, live });
  try {
    return write(await tableOf(example, (form) => liveResult(call.c, site, text, form)));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { kind, message: detail } = error;
    throw new NotCacheable(write({ problem: { kind, title: PROBLEMS[kind].title, detail } }));
  }
}

function asQuery(values: ReadonlyMap<string, string>): string {
  return new URLSearchParams([...values]).toString();
}

function addressed(address: string, values: ReadonlyMap<string, string>): string {
  return values.size === 0 ? address : `${address}?${asQuery(values)}`;
}
