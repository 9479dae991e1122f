import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from './program.ts';
import { formIn } from './unit/commands/edit/form.ts';
import { Stand } from './unit/commands/edit/stand.ts';

let stand: Stand;
beforeEach(async () => {
  stand = await Stand.open();
});
afterEach(() => stand.close());

const TABLE = [
  'Partnerstadt;Land;Partner seit;Einwohner;Ansprechpartner',
  'Gorica;Polen;seit 1991;12 000;N. N.',
  'Brezany / Trebova;Tschechien;12. Mai 1998;;N. N.',
  'Goryca;Polen;vielleicht 1995;8 000;N. N.',
].join('\n');

/** The way of an officer to the page of faults and differences. */
async function toReview() {
  const columns = await stand.bring('partner.csv', TABLE);
  const names = await stand.post('columns', formIn(columns.html));
  const split = await stand.post('names', {
    ...formIn(names.html),
    'is-1': 'several',
    'several-1': 'Brezany; Trebova',
    'is-2': 'new',
  });
  return stand.post('names', formIn(split.html));
}

describe('munpart edit', () => {
  it('publishes: the same YAML as by munpart import, a release, and the mapping for next year', async () => {
    await toReview();
    await stand.post('cells', { 'out-0': 'yes' });
    const { to, html } = await stand.post('publish', {});
    expect(to).toBe('/token/done');
    expect(html).toMatch(/Release <code>[0-9a-f]{12}<\/code>/);
    const page = await readFile(join(stand.data, 'pages/zaranora.yaml'), 'utf8');
    expect(page).toContain('partners: [ brezany, trebova ]');
    expect(page).toContain('Partner seit: vielleicht 1995');
    expect(await readFile(join(stand.data, 'places.yaml'), 'utf8')).toContain('gorica:');
    expect(await readdir(join(stand.home, 'own/releases'))).toContain('current');

    const again = await stand.bring(
      'partner.csv',
      TABLE.replace('1991', '1992').replace('Partner seit', 'Beginn'),
    );
    expect(again.html).toContain('“Partner seit”. It is missing now');
    const { html: review } = await stand.post('columns', { ...formIn(again.html), 'column-2': 'since' });
    expect(review).toMatch(/vielleicht 1995/);
    const { html: changed } = await stand.post('cells', { 'out-0': 'yes' });
    expect(changed).toContain('Since: <del>1991</del> <ins>1992</ins>');
    await stand.post('publish', {});
    expect(await readdir(join(stand.data, '.replaced'))).toHaveLength(1);
  });

  it('says where there are no records, and which port it cannot use', async () => {
    const lost = await run(['edit', 'nowhere'], stand.home);
    expect(lost).toMatchObject({ code: 1, stderr: expect.stringContaining('munpart init DIR') });
    const port = await run(['edit', 'own', '--port', '70000'], stand.home);
    expect(port).toMatchObject({ code: 1, stderr: expect.stringContaining('--port 70000: expected a port') });
  });
});
