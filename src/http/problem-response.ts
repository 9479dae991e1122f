import type { Context } from 'hono';
import type { Language } from '../pages/messages/messages.ts';
import { DEFAULT_LANGUAGE, messagesIn } from '../pages/messages/messages.ts';
import { problemPage } from '../pages/problem.tsx';
import { withoutFragment } from '../rdf/uri.ts';
import { CACHE, COMMON } from './fields.ts';
import { fieldOrNone } from './limits/limits.ts';
import { negotiate } from './negotiate.ts';
import { HELP, HELPED_BY, type HelpfulLink, PROBLEMS, type Problem } from './problem.ts';
import { HTML, type Resource } from './representation.ts';
import { localeOf } from './respond.ts';
import { pageContext } from './serving/page-context.ts';
import type { Site } from './serving/publication.ts';

const PROBLEM_JSON = { mediaType: 'application/problem+json', aliases: ['application/json'] };

/** A problem as the client reads it: problem details (RFC 9457), or a page for browsers. */
export function respondProblem(c: Context, site: Site, problem: Problem): Response {
  const html = negotiate(fieldOrNone(c, 'accept'), [PROBLEM_JSON, HTML]) === HTML;
  const locale = localeOf(c, site, fieldOrNone);
  const body = html ? problemHtml(c, site, problem) : problemJson(site, problem);
  return new Response(body, {
    status: problem.status,
    headers: {
      ...COMMON,
      'content-type': html ? 'text/html; charset=utf-8' : PROBLEM_JSON.mediaType,
      'cache-control': CACHE.none,
      vary: 'Accept, Accept-Language, Accept-Encoding',
      ...(html && { 'content-language': locale.language }),
      ...problem.details.fields,
    },
  });
}

function problemJson(site: Site, problem: Problem): string {
  const { kind, message, details } = problem;
  const { status, title } = PROBLEMS[kind];
  const { line, column } = details;
  const links = linksOf(site, problem, DEFAULT_LANGUAGE);
  const json = {
    type: `${site.base}api#${kind}`,
    status,
    title,
    kind,
    detail: message,
    line,
    column,
    ...(links.length > 0 && { links }),
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

function problemHtml(c: Context, site: Site, problem: Problem): string {
  const { kind, message, details } = problem;
  // The page keeps the address that was asked for, so that its switch of language leads back to it.
  const address = c.req.path.replace(/^\/+/, '');
  const query = new URL(c.req.url).search.slice(1);
  const nowhere: Resource = {
    address,
    query,
    representations: [],
    links: [],
    write: () => Promise.resolve(''),
  };
  const locale = localeOf(c, site, fieldOrNone);
  const retryAfter = Number(details.fields?.['retry-after']);
  return problemPage(pageContext(site, nowhere, locale), {
    ...PROBLEMS[kind],
    kind,
    detail: details.line ? `${message} (${details.line}:${details.column ?? 1})` : message,
    links: linksOf(site, problem, locale.language),
    ...(Number.isFinite(retryAfter) && { retryAfter }),
  });
}

/** What the problem itself points at, then the pages that help with all of its kind. */
function linksOf(site: Site, { kind, details }: Problem, language: Language): readonly HelpfulLink[] {
  const { help } = messagesIn(language).problem;
  const own = details.links ?? [];
  const known = new Set(own.map(({ href }) => withoutFragment(href)));
  const general = (HELPED_BY[kind] ?? []).map((key) => ({ href: site.base + HELP[key], label: help[key] }));
  return [...own, ...general.filter(({ href }) => !known.has(withoutFragment(href)))];
}
