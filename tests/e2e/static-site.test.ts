import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { serveFiles } from '../file-server.ts';
import { run } from '../program.ts';

const TOWN = '<https://x.example/Town> a <http://www.w3.org/2002/07/owl#Class> .\n';
let home: string;
let url: string;
let server: Server;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'munpart-static-'));
  const site = join(home, 'site');
  await writeFile(join(home, 'town.ttl'), TOWN);
  const words = ['site', site, '--rdf', 'town.ttl', '--base-iri', 'https://x.example/'];
  const { code, stderr } = await run(words, home);
  // Where the machine is slow, it tells how far it is.
  expect([code, stderr.replace(/^(writing files|linking pages): .*\n/gm, '')]).toEqual([0, '']);
  ({ url, server } = await serveFiles(site));
});
afterAll(async () => {
  server?.close();
  await rm(home, { recursive: true, force: true });
});

test('a browser answers queries on a site without a server', async () => {
  const browser = await chromium.connect(inject('browser'));
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(`${url}sparql.html`);
  const query = 'SELECT (COUNT(*) AS ?classes) { ?c a <http://www.w3.org/2002/07/owl#Class> }';
  await page.locator('main textarea').fill(query);
  await page.locator('main form button[type=submit]').click();
  await expect.poll(() => page.locator('main').innerText(), { timeout: 30_000 }).toMatch(/classes\s+\d+/);
  await page.locator('main textarea').fill('SELECT * {');
  await page.locator('main form button[type=submit]').click();
  await expect.poll(() => page.locator('main').innerText()).toMatch(/error|expected/i);
  expect(faults).toEqual([]);
  await browser.close();
});
