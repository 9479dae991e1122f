import { shortened } from '../../pages/formatting.ts';
import type { PicturePoint } from './atlas.ts';
import type { MapFrame } from './frame.ts';
import { type MapArc, type MapContent, type MapPoint, placedLabels } from './labels.ts';

/** The colours and dashes there are; further series share the last. */
export const SERIES = 6;
/** With more arcs than these, each alone would make the page too big: those of the same look are one path. */
export const MAX_LIVING = 240;

/** A map's content and its frame. */
export interface LayerProps {
  readonly content: MapContent;
  readonly frame: MapFrame;
}

/** What is on a map, for a picture of another kind: lines, points, and names in type of a size. */
export function MapLayers({ content, frame, type }: LayerProps & { readonly type: number }) {
  return (
    <>
      <path class="land" d={frame.land} />
      <path class="borders" d={frame.borders} />
      <GatheredArcs content={content} frame={frame} />
      <Dots content={content} frame={frame} />
      <Circles content={content} frame={frame} />
      <Names content={content} frame={frame} type={type} room="roomy" />
    </>
  );
}

/** The lines of a map: each alone where they are few, so that each can be lit. */
export function Arcs({ content, frame }: LayerProps) {
  return content.arcs.length > MAX_LIVING ? (
    <GatheredArcs content={content} frame={frame} />
  ) : (
    <LivingArcs content={content} frame={frame} />
  );
}

/** A path for each arc, which names its ends by their places among the points, and its year. */
function LivingArcs({ content: { points, arcs }, frame }: LayerProps) {
  const places = new Map(points.map(({ iri }, place) => [iri, place]));
  return (
    <>
      {arcs.map((arc) => {
        const [a, b] = [places.get(arc.from), places.get(arc.to)];
        const [start, end] = [points[a ?? -1], points[b ?? -1]];
        if (!start || !end) return null;
        return <path class={lookOf(arc)} d={frame.arc(start, end)} data-a={a} data-b={b} data-y={arc.year} />;
      })}
    </>
  );
}

function lookOf({ series, count }: MapArc): string {
  return `arc ${seriesClass(series)}${thickness(count)}`;
}

/** One path for all arcs of the same look. */
function GatheredArcs({ content, frame }: LayerProps) {
  const positions = new Map(content.points.map((point) => [point.iri, point]));
  const looks = new Map<string, string>();
  for (const arc of content.arcs) {
    const [start, end] = [positions.get(arc.from), positions.get(arc.to)];
    if (!start || !end) continue;
    const look = lookOf(arc);
    looks.set(look, (looks.get(look) ?? '') + frame.arc(start, end));
  }
  return (
    <>
      {[...looks].map(([look, data]) => (
        <path class={look} d={data} />
      ))}
    </>
  );
}

/** The class that gives a series its colour and its dashes. */
export function seriesClass(series: number): string {
  return `series-${Math.min(series, SERIES - 1)}`;
}

function thickness(count: number): string {
  return count < 10 ? '' : count < 100 ? ' thick' : ' thicker';
}

/** Lines of no length with round ends: dots of the same size on every screen. */
export function Dots({ content, frame }: LayerProps) {
  const points = content.points.filter(({ count }) => count === undefined);
  const data = (some: readonly MapPoint[]) => some.map((point) => dot(frame.spot(point))).join('');
  const principal = points.filter((point) => point.principal);
  return (
    <>
      <path class="dots halo" d={data(points)} />
      <path class="dots" d={data(points.filter((point) => !point.principal))} />
      <path class="dots principal halo" d={data(principal)} />
      <path class="dots principal" d={data(principal)} />
    </>
  );
}

/** Radii of the circles, in units of the picture. */
const CIRCLES = { least: 5, most: 34 } as const;

/** Circles for points that stand for many, their areas as their numbers. */
export function Circles({ content: { points }, frame }: LayerProps) {
  const max = Math.max(1, ...points.map(({ count = 0 }) => count));
  return (
    <>
      {points.map((point) => {
        if (point.count === undefined) return null;
        const [x, y] = frame.spot(point);
        const radius = Math.max(CIRCLES.least, CIRCLES.most * Math.sqrt(point.count / max));
        return <circle class="many" cx={Math.round(x)} cy={Math.round(y)} r={Math.round(radius)} />;
      })}
    </>
  );
}

/** Path data of a point: a line of no length, which has round ends. */
export function dot([x, y]: PicturePoint): string {
  return `M${Math.round(x)} ${Math.round(y)}h0`;
}

/** With more points than these, names would hide the map. */
const MAX_NAMES = 30;
/** Characters of a name on a map. */
export const MAX_NAME_LENGTH = 34;

interface NamesProps extends LayerProps {
  readonly type: number;
  readonly room: 'roomy' | 'tight';
}

/** Names of the principal points, and of the others where they are few. */
export function Names({ content: { points }, frame, type, room }: NamesProps) {
  const principal = points.filter((point) => point.principal);
  const many = points.filter(({ count }) => count !== undefined);
  const others =
    points.length > MAX_NAMES
      ? many.toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0))
      : points.filter((point) => !point.principal);
  const labels = [...principal, ...others].slice(0, MAX_NAMES).map((point) => ({
    principal: point.principal === true,
    text: shortened(point.name.text, MAX_NAME_LENGTH) + (point.count === undefined ? '' : ` ${point.count}`),
    spot: frame.spot(point),
  }));
  return (
    <g class={`names ${room}`}>
      {placedLabels(labels, type, frame).map(({ text, x, y, anchor, principal }) => (
        <text
          class={principal ? 'principal' : undefined}
          x={x}
          y={y}
          text-anchor={anchor === 'start' ? undefined : anchor}
        >
          {text}
        </text>
      ))}
    </g>
  );
}
