import { isHidden, OWN_SEGMENTS, ROOT_SEGMENTS } from '../../pages/document-address.ts';
import { StoredSubjects } from '../../release/n-quads/stored-subjects.ts';
import { type Release, siteBase } from '../../release/store/manifest.ts';

/** Named of each kind; the rest is counted by nobody. */
const MAX_NAMED = 3;

/** A sentence for the operator that names what the data describe at addresses where munpart's own pages stand; undefined where there is nothing. */
export async function hiddenAddresses({ manifest, directory }: Release): Promise<string | undefined> {
  const bases = { base: siteBase(manifest), namespace: manifest.base };
  const stored = await StoredSubjects.open({ directory });
  try {
    const hidden: string[] = [];
    for (const start of startsOf(bases)) {
      const subjects = await stored.subjectsBeginningWith(`<${start}`, 50);
      const iris = subjects.map((subject) => subject.slice(1, -1)).filter((iri) => isOther(iri, bases));
      hidden.push(...iris.slice(0, MAX_NAMED));
    }
    return hidden.length === 0 ? undefined : sentence(hidden, bases);
  } finally {
    await stored.close();
  }
}

/** How the IRIs begin that may be hidden: the beginning of the site itself, and each of its segments. */
function startsOf({
  base,
  namespace,
}: {
  readonly base: string;
  readonly namespace: string;
}): readonly string[] {
  const names = base === namespace ? OWN_SEGMENTS.filter((name) => name !== '' && name !== 'id') : [];
  const own = [...names, ...ROOT_SEGMENTS].map((name) => namespace + name);
  return [...(base === namespace ? [`${namespace}>`, `${namespace}#`] : [base]), ...own];
}

/** What is said of the dataset itself stands on its page. */
function isOther(iri: string, bases: { readonly base: string }): boolean {
  return isHidden(iri, bases) && iri.split('#')[0] !== `${bases.base}dataset`;
}

function sentence(
  hidden: readonly string[],
  { base, namespace }: { readonly base: string; readonly namespace: string },
) {
  const named = [...new Set(hidden)].slice(0, 2 * MAX_NAMED).map((iri) => `<${iri}>`);
  const more = new Set(hidden).size > named.length ? ' and others' : '';
  const way = base === namespace ? '; --site-prefix NAME moves those pages' : '';
  return `munpart's own pages stand at the addresses of ${named.join(', ')}${more}: their documents are at ${base}doc?iri=…${way}`;
}
