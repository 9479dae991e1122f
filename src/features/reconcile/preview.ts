import type { Context } from 'hono';
import { FRAMED } from '../../http/fields.ts';
import { Problem } from '../../http/problem.ts';
import { HTML, JSON_FORM, type Locale, type Resource } from '../../http/representation.ts';
import { respond } from '../../http/respond.ts';
import { pageContext } from '../../http/serving/page-context.ts';
import { documents, type Site } from '../../http/serving/publication.ts';
import { bestName, type Entity } from '../names/index/entity.ts';
import type { NameIndex } from '../names/index/name-index.ts';
import { nameQueryOf, namesOf } from '../names/names.ts';
import { type ExtensionValue, extend } from './extend.ts';
import { typeOf, typesIn } from './manifest.ts';
import { PROPERTIES, propertiesOf } from './properties.ts';
import { flyout, type PreviewView, previewPage } from './reconcile.tsx';
import { descriptionOf } from './results.ts';

/** What a preview tells of a thing, where it has it. */
const SHOWN = [
  'level',
  'partner_count',
  'first_agreement',
  'start',
  'status',
  'fields',
  'networks',
  'members',
  'group',
];
const MAX_VALUES = 6;

/** `/reconcile/preview?id=`: a thing in a few lines, for the frame of a client. */
export async function preview(c: Context, site: Site): Promise<Response> {
  const entity = await entityOf(c, site);
  const resource: Resource = {
    address: c.req.path.slice(1),
    query: `id=${encodeURIComponent(entity.iri)}`,
    representations: [HTML],
    links: [],
    policy: FRAMED,
    write: async (_, locale) =>
      previewPage(pageContext(site, resource, locale), await viewOf(site, entity, locale)),
  };
  return respond(c, site, resource, HTML);
}

/** `/reconcile/flyout/{entity|type|property}?id=`: the same as a piece of HTML in JSON. */
export async function flyoutOf(c: Context, site: Site): Promise<Response> {
  const what = c.req.param('what') ?? '';
  if (what !== 'entity') return flyoutOfTerm(c, site, what);
  const entity = await entityOf(c, site);
  const id = c.req.query('id') ?? '';
  return flyoutResource(c, site, id, (locale) => viewOf(site, entity, locale));
}

async function flyoutOfTerm(c: Context, site: Site, what: string): Promise<Response> {
  const id = nameQueryOf(c.req.query('id'));
  const terms = what === 'type' ? typesIn(await namesOf(site)) : what === 'property' ? PROPERTIES : [];
  const term = terms.find((one) => one.id === id);
  if (!term) throw notFound();
  const view = ({ language }: Locale) => ({
    iri: `${site.base}reconcile`,
    name: term.name[language],
    facts: [],
  });
  return flyoutResource(c, site, id, async (locale) => view(locale));
}

function flyoutResource(
  c: Context,
  site: Site,
  id: string,
  view: (locale: Locale) => Promise<PreviewView>,
): Response | Promise<Response> {
  const resource: Resource = {
    address: c.req.path.slice(1),
    query: `id=${encodeURIComponent(id)}`,
    representations: [JSON_FORM],
    links: [],
    write: async (_, locale) => {
      const html = flyout(pageContext(site, resource, locale), await view(locale));
      return `${JSON.stringify({ id, html }, null, 2)}\n`;
    },
  };
  return respond(c, site, resource, JSON_FORM);
}

async function entityOf(c: Context, site: Site): Promise<Entity> {
  const index = await namesOf(site);
  const [number, ...others] = index.identified(c.req.query('id') ?? '');
  const entity = number === undefined || others.length > 0 ? undefined : index.entity(number);
  if (!entity) throw notFound();
  return entity;
}

function notFound(): Problem {
  return new Problem('not-found', 'Nothing is known by this id.');
}

async function viewOf(site: Site, entity: Entity, { language }: Locale): Promise<PreviewView> {
  const index = await namesOf(site);
  const properties = propertiesFor(index, entity);
  const { rows } = await extend(index, documents(site), { ids: [entity.iri], properties }, language);
  const values = rows[entity.iri] ?? {};
  const [about] = values.description ?? [];
  const description = about ? textOf(about) : descriptionOf(index, entity, language);
  return {
    iri: entity.iri,
    name: bestName(entity, language).text,
    ...(description !== undefined && { description }),
    facts: properties
      .filter(({ id }) => id !== 'description' && (values[id] ?? []).length > 0)
      .map(({ id, name }) => ({
        name: name[language],
        values: (values[id] ?? []).slice(0, MAX_VALUES).map(textOf),
      })),
  };
}

function propertiesFor(index: NameIndex, entity: Entity) {
  const type = typeOf(index, entity);
  return propertiesOf(type?.id ?? 'none').filter(
    ({ id }) => id === 'country' || id === 'description' || SHOWN.includes(id),
  );
}

function textOf(value: ExtensionValue): string {
  if ('name' in value) return value.name;
  return 'str' in value ? value.str : String('int' in value ? value.int : value.float);
}
