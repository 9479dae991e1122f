import { FigureFiles } from '../../../pages/parts/figure-files.tsx';
import type { ResourceView } from '../../../pages/resource-view.ts';
import { labelOf, type TermScope } from '../../../pages/scope.ts';
import { positionIn } from '../../../rdf/positions.ts';
import { MapPicture } from '../../maps/picture.tsx';
import { Discrepancies, ExternalLinks, Notes, type ResourceTemplate } from './sections.tsx';

const SIZE = { width: 640, height: 380, type: 19 };

/** Anything of which nothing more is known than its statements. */
export const thing: ResourceTemplate = {
  types: [],
  name: (messages) => messages.resource.unnamed,
  Body: ({ iri, view, scope }) => (
    <>
      <Notes iri={iri} scope={scope} />
      <Discrepancies iri={iri} scope={scope} />
      <PlaceOfThing view={view} scope={scope} />
      <ExternalLinks iri={iri} scope={scope} />
    </>
  ),
};

/** Where it lies, where the data say so. */
function PlaceOfThing({ view, scope }: { view: ResourceView; scope: TermScope }) {
  const position = positionIn(view.own, view.iri);
  if (!position) return null;
  const { messages } = scope;
  const name = labelOf(scope, view.iri);
  const { lat, long } = position;
  return (
    <section>
      <h2>{messages.queries.shown.map}</h2>
      <figure class="map small-map">
        <MapPicture
          content={{ points: [{ iri: view.iri, lat, long, name, principal: true }], arcs: [] }}
          title={messages.queries.shown.map}
          description={`${name.text}: ${lat}, ${long}`}
          {...SIZE}
          words={messages.map}
        />
        <FigureFiles messages={messages} name="map" />
      </figure>
    </section>
  );
}
