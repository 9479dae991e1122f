import type { Context } from 'hono';
import { problemPage } from '../pages/index.ts';
import { CACHE, COMMON } from './fields.ts';
import { negotiate } from './negotiate.ts';
import { pageContext } from './page-context.ts';
import { PROBLEMS, type Problem } from './problem.ts';
import type { Site } from './publication.ts';
import { HTML, type Resource } from './representation.ts';
import { readerOf } from './respond.ts';

const PROBLEM_JSON = { mediaType: 'application/problem+json', aliases: ['application/json'] };

/** A problem as the client reads it: problem details (RFC 9457), or a page for browsers. */
export function respondProblem(c: Context, site: Site, problem: Problem): Response {
  const html = negotiate(c.req.header('accept'), [PROBLEM_JSON, HTML]) === HTML;
  const reader = readerOf(c);
  const body = html ? problemHtml(c, site, problem) : problemJson(problem);
  return new Response(body, {
    status: problem.status,
    headers: {
      ...COMMON,
      'content-type': html ? 'text/html; charset=utf-8' : PROBLEM_JSON.mediaType,
      'cache-control': CACHE.none,
      vary: 'Accept, Accept-Language, Accept-Encoding',
      ...(html && { 'content-language': reader.language }),
      ...problem.details.fields,
    },
  });
}

function problemJson({ kind, message, details: { links, line, column } }: Problem): string {
  const { status, title } = PROBLEMS[kind];
  const json = { type: 'about:blank', status, title, kind, detail: message, line, column, links };
  return `${JSON.stringify(json, null, 2)}\n`;
}

function problemHtml(c: Context, site: Site, { kind, message, details }: Problem): string {
  // The page keeps the address that was asked for, so that its switch of language leads back to it.
  const address = c.req.path.replace(/^\/+/, '');
  const query = new URL(c.req.url).search.slice(1);
  const nowhere: Resource = { address, query, forms: [], links: [], write: () => Promise.resolve('') };
  return problemPage(pageContext(site, nowhere, readerOf(c)), {
    ...PROBLEMS[kind],
    kind,
    detail: details.line ? `${message} (${details.line}:${details.column ?? 1})` : message,
    links: details.links ?? [],
  });
}
