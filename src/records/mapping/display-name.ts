import type { Page } from '../record-types/page.ts';
import { interval } from './partial-date.ts';
import type { ResourceType } from './resource-types.ts';
import type { Report, ResourceScope } from './scope.ts';
import type { Localized } from './text.ts';

/** A name in the two languages in which everything has one. */
export type DisplayName = { readonly en: string; readonly lv: string };

/** The name of any resource that records make; where it lacks one language, that of the other. */
export function displayName(type: ResourceType, slug: string, scope: ResourceScope): DisplayName {
  const { networks, projects, pages } = scope.records;
  if (type === 'network') return inBoth(networks.get(slug)?.value.name);
  if (type === 'project') return inBoth(projects.get(slug)?.value.name);
  if (type === 'partnership') return partnershipName(partnersOf(scope.reports(slug)), scope);
  if (type === 'source') return pageName(pages.get(slug)?.value, scope);
  return inBoth(scope.partnerNames(slug));
}

/** The partners' slugs in the order of their names: the publisher of the first report before the others. */
export function partnersOf([first]: readonly Report[]): readonly string[] {
  return first === undefined ? [] : [first.page.value.page.publisher, ...first.partnership.partners];
}

/** “Daugavpils – Radom”. */
function partnershipName(partners: readonly string[], scope: ResourceScope): DisplayName {
  const names = partners.map((slug) => inBoth(scope.partnerNames(slug)));
  return { en: names.map(({ en }) => en).join(' – '), lv: names.map(({ lv }) => lv).join(' – ') };
}

/** The publisher and the date, which tell pages and their versions apart. */
function pageName(page: Page | undefined, scope: ResourceScope): DisplayName {
  const { en, lv } = inBoth(scope.partnerNames(page?.page.publisher ?? ''));
  const date = page?.page.published === undefined ? undefined : interval(page.page.published)?.lexical;
  return {
    en: `${en}: page on partnerships (${date ?? 'undated'})`,
    lv: `${lv}: lapa par partnerībām (${date ?? 'bez datuma'})`,
  };
}

function inBoth(name: Localized = {}): DisplayName {
  return { en: name.en ?? name.lv ?? '', lv: name.lv ?? name.en ?? '' };
}
