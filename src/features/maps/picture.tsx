import { shortened } from '../../pages/formatting.ts';
import type { Messages } from '../../pages/messages/messages.ts';
import { frameOf } from './frame.ts';
import type { MapContent, Position } from './labels.ts';
import { Arcs, Circles, Dots, dot, type LayerProps, MAX_LIVING, MAX_NAME_LENGTH, Names } from './layers.tsx';

/** Size of the names on a narrow screen, in parts of the width of the picture, as the style sheet has it: where they fit is another question there. */
const TIGHT = 0.034;

interface PictureProps {
  readonly content: MapContent;
  /** What the picture is, and what it shows, in words. */
  readonly title: string;
  readonly description: string;
  readonly width: number;
  readonly height: number;
  /** What has to fit in, the middle first; the points where absent. */
  readonly extent?: readonly Position[];
  /** Size of the names, in units of the picture; on a narrow screen they are larger. */
  readonly type: number;
  /** What the script that makes the map move says. */
  readonly words: Messages['map'];
}

/** A map as a picture of its own size; nothing where it has no point. The points are links for the mouse: what is beside the picture has them for everybody. */
export function MapPicture(props: PictureProps) {
  const { content, title, description, width, height, extent = content.points } = props;
  const frame = frameFor({ extent, width, height });
  if (!frame) return null;
  const years = new Set(content.arcs.flatMap(({ year }) => year ?? []));
  const viewBox = `0 0 ${width} ${height}`;
  return (
    <>
      <div class="stack" data-map={livingWords(props.words)}>
        <svg class="chart" role="img" aria-labelledby="map-title map-text" viewBox={viewBox}>
          <title id="map-title">{title}</title>
          <desc id="map-text">{description}</desc>
          <path class="land" d={frame.land} />
          <path class="borders" d={frame.borders} />
          <Arcs content={content} frame={frame} />
          <Dots content={content} frame={frame} />
          <Circles content={content} frame={frame} />
          <Names content={content} frame={frame} type={props.type} room="roomy" />
          <Names content={content} frame={frame} type={width * TIGHT} room="tight" />
        </svg>
        <svg class="over" aria-hidden="true" viewBox={viewBox}>
          <Links content={content} frame={frame} />
        </svg>
      </div>
      {years.size > 1 && content.arcs.length <= MAX_LIVING ? <div class="map-years" /> : null}
    </>
  );
}

/** The frame of a picture that holds the extent, with its first position in the middle where it is warped; undefined where there is none. */
export function frameFor({
  extent,
  width,
  height,
}: Required<Pick<PictureProps, 'extent' | 'width' | 'height'>>) {
  const positions = extent.map(({ lat, long }) => ({ lat, long }));
  const [home] = positions;
  return home && frameOf({ width, height, positions, home });
}

/** What the script says, as the data attribute that it reads. */
function livingWords(words: Messages['map']): string {
  const { zoomIn, zoomOut, whole, keys, play, pause, year, upTo, allYears, linesOf } = words;
  return JSON.stringify({ zoomIn, zoomOut, whole, keys, play, pause, year, upTo, allYears, linesOf });
}

/** Apart from the picture, for a picture has no parts to those who hear it. */
function Links({ content: { points }, frame }: LayerProps) {
  return (
    <>
      {points.map((point, place) => {
        const parts = [point.name.text, point.note, point.count?.toString()];
        const name = shortened(parts.filter(Boolean).join(', '), 100);
        const known = { 'data-p': place, 'data-n': shortened(point.name.text, MAX_NAME_LENGTH) };
        const spot = (
          <path
            class={point.principal ? 'target home' : 'target'}
            d={dot(frame.spot(point))}
            {...(point.href === undefined ? known : {})}
          >
            <title>{name}</title>
          </path>
        );
        return point.href === undefined ? (
          spot
        ) : (
          <a href={point.href} tabindex={-1} {...known}>
            {spot}
          </a>
        );
      })}
    </>
  );
}
