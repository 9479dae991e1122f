import type { Context } from 'hono';
import { withoutSuffix } from '../../http/addresses.ts';
import { link } from '../../http/fields.ts';
import { inRelease } from '../../http/memento/as-of.ts';
import { Problem } from '../../http/problem.ts';
import { CSV, HTML, JSON_FORM, type Resource } from '../../http/representation.ts';
import { respond } from '../../http/respond.ts';
import { pageContext } from '../../http/serving/page-context.ts';
import type { Site } from '../../http/serving/publication.ts';
import { fieldsMatrix, matrixAsCsv, matrixAsJson, matrixView } from './fields-matrix.ts';
import { matrixPage } from './page/fields-matrix.tsx';

/** The forms of the matrix. */
export const MATRIX_FORMS = [HTML, JSON_FORM, CSV];

/** `/fields/matrix`: how many partnerships each municipality has in each field. */
export async function matrix(c: Context, site: Site): Promise<Response> {
  const { representation: form } = withoutSuffix(c.req.path, MATRIX_FORMS);
  const counted = await fieldsMatrix(site);
  if (!counted) throw new Problem('not-found', 'No partnership here has a field.');
  const address = 'fields/matrix';
  const resource: Resource = {
    address,
    representations: MATRIX_FORMS,
    urlOf: ({ extension }) => inRelease(site, `${site.base}${address}.${extension}`),
    links: [link(`${site.base}dataset`, 'collection')],
    write: async (chosen, locale) => {
      if (chosen === CSV) return matrixAsCsv(counted, locale.language);
      if (chosen === JSON_FORM) return matrixAsJson(counted, locale.language);
      return matrixPage(pageContext(site, resource, locale), matrixView(site, counted, locale.language));
    },
  };
  return respond(c, site, resource, form);
}
