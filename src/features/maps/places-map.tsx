import { inChosenLanguage } from '../../pages/address.ts';
import type { Messages } from '../../pages/messages/messages.ts';
import type { PageContext } from '../../pages/page-context.ts';
import { FigureFiles } from '../../pages/parts/figure-files.tsx';
import { LocalizedText } from '../../pages/text.tsx';
import { MapPicture } from './picture.tsx';
import type { PlacesMapView } from './places-map-view.ts';

interface Props {
  readonly context: PageContext;
  readonly view: PlacesMapView;
  readonly messages: Messages;
  readonly title: string;
}

/** Places as points, or their countries as circles, and the same as a list. */
export function PlacesFigure({ context, view, messages, title }: Props) {
  const { content, clustered, unplaced } = view;
  if (content.points.length === 0) return <p class="empty">{messages.browse.noPlaces}</p>;
  const points = content.points.map((point) =>
    point.href === undefined ? point : { ...point, href: inChosenLanguage(context, point.href) },
  );
  return (
    <figure class="map">
      <MapPicture
        content={{ ...content, points }}
        title={title}
        description={messages.list.total(points.length)}
        width={1000}
        height={580}
        type={17}
        words={messages.map}
      />
      <figcaption>
        {clustered ? <p class="note">{messages.map.gatheredPlaces}</p> : null}
        {unplaced > 0 ? <p class="note">{messages.map.unplaced(unplaced)}</p> : null}
        <FigureFiles messages={messages} name="map" />
        <details class="folded">
          <summary>{messages.map.table}</summary>
          <ul class="values">
            {points.map(({ name, href, count }) => (
              <li>
                {href === undefined ? (
                  <LocalizedText text={name} page={context.language} />
                ) : (
                  <a href={href}>
                    <LocalizedText text={name} page={context.language} />
                  </a>
                )}
                {count === undefined ? null : ` ${messages.number(count)}`}
              </li>
            ))}
          </ul>
        </details>
      </figcaption>
    </figure>
  );
}
