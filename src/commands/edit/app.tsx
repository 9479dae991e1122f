import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { readAsset } from '../../features/api/machines.ts';
import { negotiateLanguage } from '../../http/negotiate.ts';
import { isLanguage, LANGUAGES, messagesIn } from '../../pages/messages/messages.ts';
import { printIssue } from '../../records/reading/source.ts';
import { FaultyRecords } from '../import/records.ts';
import type { Desk } from './desk.ts';
import { guard } from './guard.ts';
import { page, viewOf } from './pages/frame.tsx';
import { STEP_HANDLERS } from './steps.ts';

const MIB = 1024 * 1024;
/** As large as a table for `munpart import`, and some more for what is around it. */
const MAX_UPLOAD = 65 * MIB;
const MAX_FORM = 8 * MIB;
const ASSETS = /^(site\.css|edit\.css|icon\.svg|generated\/serif-[a-z-]+\.woff2)$/;

/** The pages as a function from requests to responses; all are below the token, and one request is answered after the other. */
export function editApp(desk: Desk, token: string, port: () => number): Hono {
  const app = new Hono();
  const root = `/${token}/`;
  app.use(guard(token, port));
  app.get(`${root}assets/:name{.+}`, (c) => asset(c));
  app.use(oneByOne());
  for (const { method, path, page: shown, handler } of STEP_HANDLERS) {
    const maxSize = path === 'table' ? MAX_UPLOAD : MAX_FORM;
    const onError = (c: Context) => failed(c, desk, root, messagesIn(languageOf(c, desk)).edit.tooLarge, 413);
    app.on(method, root + path, bodyLimit({ maxSize, onError }), (c) => {
      if (shown !== undefined && isOvertaken(c, desk)) return c.redirect(root + shown, 303);
      return handler(c, desk, { root, language: languageOf(c, desk), revision: desk.revision });
    });
  }
  app.notFound((c) => c.redirect(root, 303));
  app.onError((error, c) => failed(c, desk, root, error, 500));
  return app;
}

/** Whether a form is of a page that another tab has overtaken: its numbers are those of other columns and names. What there is now is shown instead. */
function isOvertaken(c: Context, { revision }: Desk): boolean {
  const shown = c.req.query('of');
  return shown !== undefined && shown !== String(revision);
}

/** Two requests at once would work on one table. */
function oneByOne() {
  let last: Promise<unknown> = Promise.resolve();
  return async (_: Context, next: () => Promise<void>) => {
    const turn = last.then(next);
    last = turn.catch(() => {});
    await turn;
  };
}

/** The language that was chosen, else the one that the browser likes best. */
function languageOf(c: Context, desk: Desk) {
  const requested = c.req.query('lang') ?? '';
  if (isLanguage(requested)) desk.language = requested;
  desk.language ??= negotiateLanguage(c.req.header('accept-language')?.slice(0, 2000), LANGUAGES);
  return desk.language;
}

function failed(
  c: Context,
  desk: Desk,
  root: string,
  fault: string | Error,
  status: 413 | 500,
): Response | Promise<Response> {
  const view = viewOf({ language: languageOf(c, desk), root, revision: desk.revision }, 'table');
  const { wrong, otherTable, said: message } = view.messages.edit;
  return c.html(
    page({
      view,
      title: wrong,
      children: (
        <>
          <p class="lead">
            {fault instanceof FaultyRecords ? message.faulty : typeof fault === 'string' ? fault : null}
          </p>
          {typeof fault === 'string' ? null : <pre lang="en">{messageOf(fault)}</pre>}
          <p>
            <a href={root}>{otherTable}</a>
          </p>
        </>
      ),
    }),
    status,
  );
}

/** What is wrong in words of the commands: of faulty records every fault. */
function messageOf(fault: Error): string {
  return fault instanceof FaultyRecords ? fault.issues.map(printIssue).join('\n') : fault.message;
}

async function asset(c: Context): Promise<Response> {
  const name = c.req.param('name') ?? '';
  const found = ASSETS.test(name) ? await readAsset(name) : undefined;
  return found === undefined ? c.notFound() : c.body(found.bytes, 200, { 'content-type': found.mediaType });
}
