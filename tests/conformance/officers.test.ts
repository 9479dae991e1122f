import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Program, run } from '../program.ts';
import { runWarm } from '../warm-program.ts';
import { madeUpNames, type WorkbookCell, windows1250, workbook } from './officers-tables.ts';
import { type Installation, installPackage } from './packed.ts';

let installed: Installation;
let env: Record<string, string>;
beforeAll(async () => {
  installed = await installPackage();
  env = { PATH: [join(installed.app, 'node_modules/.bin'), process.env.PATH].join(delimiter) };
}, 600_000);
afterAll(() => installed?.remove());

/** An officer with the package in an empty folder. */
class Officer {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Begins a folder of records and goes there. */
  static async begins(town: string, country: string, languages: string, licence = 'CC0'): Promise<Officer> {
    const home = join(installed.home, `of-${town}`);
    await mkdir(home);
    const words = ['init', 'own', '--municipality', town, '--country', country, '--languages', languages];
    const base = ['--licence', licence, '--base-iri', 'https://data.town.example/'];
    const begun = await run([...words, ...base], home, env, { command: ['munpart'] });
    expect(begun).toMatchObject({ code: 0, stderr: '' });
    return new Officer(join(home, 'own'));
  }

  /** Runs the command, which must do what it is told. */
  async does(...words: string[]): Promise<string> {
    const main = join(installed.app, 'node_modules/munpart/dist/main.js');
    const { code, stdout, stderr } = await runWarm({ main, words, cwd: this.folder, env });
    expect({ words, code, stderr }).toMatchObject({ words, code: 0 });
    return stdout;
  }

  async writes(name: string, bytes: string | Uint8Array): Promise<void> {
    await writeFile(join(this.folder, name), bytes);
  }

  reads(name: string): Promise<string> {
    return readFile(join(this.folder, name), 'utf8');
  }

  /** The table of partnerships that is served, and pages in the languages. */
  async serves(...languages: string[]): Promise<{ csv: string; pages: string[] }> {
    const program = new Program(['serve', '--port', '0'], this.folder, env, { command: ['munpart'] });
    try {
      const url = await program.url();
      const page = async (language: string) =>
        (
          await fetch(`${url}partnerships`, { headers: { accept: 'text/html', 'accept-language': language } })
        ).text();
      const csv = await (await fetch(`${url}partnerships.csv`)).text();
      return { csv, pages: await Promise.all(languages.map(page)) };
    } finally {
      await program.stop();
    }
  }
}

const NINE: readonly (readonly WorkbookCell[])[] = [
  ['Partnerstädte der Stadt Zaranora'],
  [],
  ['Lfd. Nr.', 'Partnerstadt', 'Land', 'Art', 'Seit', 'Themen', 'Einwohner', 'Ansprechpartner', 'Internet'],
  [
    1,
    'Gorica',
    'Polen',
    'Städtepartnerschaft',
    { day: 35_125 },
    'Kultur, Sport',
    138_512,
    'Amt 13',
    'www.gorica.example',
  ],
  [2, 'Brezany', 'Tschechien', 'Städtepartnerschaft', 'seit 1991', 'Jugend', '12.340', 'Amt 13', ''],
  [3, 'Marenne', 'Frankreich', 'Städtepartnerschaft', '12. Mai 1998', 'Kultur', '', 'Amt 13', ''],
  [4, 'Castelvo', 'Italien', 'Freundschaft', 'Mai 1989', 'Sport und Kultur', '', 'Amt 13', ''],
  [5, 'Ravnby', 'Dänemark', 'Städtepartnerschaft', '1972–2010', '', '', 'Amt 13', ''],
  [6, 'Öreholm', 'Schweden', 'Städtepartnerschaft', 'ca. 1990', 'Umwelt', '', 'Amt 13', ''],
  [7, 'Kauramäki', 'Finnland', 'Städtepartnerschaft', '03.10.1995', 'Wirtschaft', '', 'Amt 13', ''],
  [8, 'Silverford', 'Großbritannien', 'Städtepartnerschaft', 1965, 'Bildung', '', 'Amt 13', ''],
  [9, 'Lindenau', 'Österreich', 'Städtepartnerschaft', 'März 2001', 'Tourismus', '', 'Amt 13', ''],
  [],
  ['* Stand: Januar'],
];

describe('with the package in an empty folder', { timeout: 300_000 }, () => {
  it('an officer in Germany: a workbook, a change by way of the exported table, three languages', async () => {
    const officer = await Officer.begins('Zaranora', 'Deutschland', 'de,en', 'CC-BY-4.0');
    await officer.writes('partner.xlsx', workbook(NINE));
    const imported = await officer.does('import', 'partner.xlsx', '--publisher', 'zaranora', '--yes');
    expect(imported).toContain('9 new places are proposed');
    const page = await officer.reads('data/pages/zaranora.yaml');
    for (const date of [
      '1996-03-01',
      '1991',
      '1998-05-12',
      '1989-05',
      '1972',
      '2010',
      '1990',
      '1995-10-03',
      '1965',
      '2001-03',
    ])
      expect(page).toContain(date);
    expect(page).toContain('ca. 1990');
    expect(page).not.toContain('Amt 13');
    expect(await officer.reads('data/places.yaml')).toContain('website: https://www.gorica.example');
    expect(await officer.does('check')).toContain('no faults');

    await officer.does('export', 'csv', 'all.csv');
    const all = await officer.reads('all.csv');
    await officer.writes('all.csv', all.replace('1998-05-12', '1998-05-13'));
    const changed = await officer.does('import', 'all.csv', '--replace');
    expect(changed).toContain('pages/zaranora.yaml: 1 changed (marenne)');
    expect(await officer.does('import', 'all.csv')).toContain('nothing to write');

    const { csv, pages } = await officer.serves('de', 'en', 'pl');
    expect(csv.trim().split('\r\n')).toHaveLength(10);
    expect(csv).toContain('1998-05-13');
    for (const [index, title] of ['Partnerschaften', 'Partnerships', 'Partnerstwa'].entries())
      expect(pages[index]).toContain(`<h1>${title}`);
    for (const html of pages) expect(html).toContain('Öreholm');
  });

  it('an association: five hundred pairs of fifty municipalities in one table', async () => {
    const officer = await Officer.begins('Związek', 'Polska', 'pl');
    const names = madeUpNames();
    const name = () => String(names.next().value);
    const countries = ['Niemcy', 'Czechy', 'Ukraina', 'Francja', 'Litwa'];
    const rows = Array.from({ length: 50 }, name).flatMap((town, one) =>
      Array.from({ length: 10 }, (_, other) => [
        town,
        name(),
        countries[(one + other) % 5],
        String(1970 + ((one * 7 + other * 3) % 50)),
      ]),
    );
    const lines = [['Gmina', 'Gmina partnerska', 'Kraj partnera', 'Rok podpisania'], ...rows].map((cells) =>
      cells.join(';'),
    );
    await officer.writes('zwiazek.csv', `\uFEFF${lines.join('\r\n')}\r\n`);
    expect(await officer.does('import', 'zwiazek.csv', '--yes')).toContain('550 new places are proposed');
    const { csv } = await officer.serves();
    expect(csv.trim().split('\r\n')).toHaveLength(501);
  });

  it('a city in the United States: states beside countries, the month first', async () => {
    const officer = await Officer.begins('Greenwater', 'USA', 'en');
    await officer.writes(
      'sisters.csv',
      'City,State,Country,Sister city since,Contact name\nSilverford,Kent,United Kingdom,6/12/1998,N. N.\nMinamori,Hyogo,Japan,4/30/2004,N. N.\nRiverbend,Ohio,USA,May-98,N. N.\nRiverbend,Oregon,USA,1999,N. N.\n',
    );
    await officer.does('import', 'sisters.csv', '--publisher', 'greenwater', '--yes');
    const page = await officer.reads('data/pages/greenwater.yaml');
    for (const date of ['1998-06-12', '2004-04-30', '1998-05', '1999']) expect(page).toContain(date);
    expect(page).not.toContain('N. N.');
    // The header of the dates says what kind of partnership begins.
    expect(page).toContain('kind: twinning');
    const places = await officer.reads('data/places.yaml');
    expect(places).toMatch(/^riverbend(-ohio)?:.*^riverbend-oregon:/ms);
    expect((await officer.serves()).csv.trim().split('\r\n')).toHaveLength(5);
  });

  it('a town in Poland, from a program that writes Windows-1250', async () => {
    const officer = await Officer.begins('Zielonka', 'Polska', 'pl,en');
    const table =
      'Miasto partnerskie;Państwo;Data podpisania umowy;Dziedziny współpracy\nŁąkowice Śląskie;Czechy;12 maja 1998 r.;kultura, oświata\nŹródlany Brzeg;Słowacja;XII 1998;sport\nGrünwalde;Niemcy;9 IX 1993;młodzież\n';
    await officer.writes('miasta.csv', windows1250(table));
    const imported = await officer.does('import', 'miasta.csv', '--publisher', 'zielonka', '--yes');
    expect(imported).toContain('windows-1250');
    const page = await officer.reads('data/pages/zielonka.yaml');
    for (const text of ['Łąkowice Śląskie', '1998-05-12', '1998-12', '1993-09-09'])
      expect(page).toContain(text);
    const { csv, pages } = await officer.serves('pl');
    expect(csv.trim().split('\r\n')).toHaveLength(4);
    expect(pages[0]).toContain('Źródlany Brzeg');
  });

  it('a municipality in Ukraine: names in Cyrillic have addresses in Latin letters', async () => {
    const officer = await Officer.begins('Зарянора (Zarianora)', 'Україна', 'uk,en');
    await officer.writes(
      'побратими.csv',
      'Місто-побратим;Країна;Підписано;Сфери співпраці\nГориця;Польща;12 травня 1998 року;культура, спорт\nБрежани;Чехія;з 2004 року;освіта\nМаренн;Франція;01.09.2019;молодь\n',
    );
    const slug =
      /^([a-z0-9-]+):/m.exec((await officer.reads('data/places.yaml')).replace(/^#.*$/gm, ''))?.[1] ?? '';
    await officer.does('import', 'побратими.csv', '--publisher', slug, '--yes');
    const places = await officer.reads('data/places.yaml');
    expect(places).toMatch(/^horytsia:/m);
    expect(places).toContain('uk: Гориця');
    const { csv, pages } = await officer.serves('uk');
    expect(csv.trim().split('\r\n')).toHaveLength(4);
    expect(pages[0]).toContain('Брежани');
  });
});
