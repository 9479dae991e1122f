import { raw } from 'hono/html';
import { shortened } from '../../pages/formatting.ts';
import type { MapContent, Position } from '../maps/labels.ts';
import { MapLayers } from '../maps/layers.tsx';
import { frameFor } from '../maps/picture.tsx';

/** What a picture says of a page. */
export interface Card {
  /** What kind of thing it is. */
  readonly kind: string;
  readonly title: string;
  /** Numbers and dates, a few words each. */
  readonly lines: readonly string[];
  /** The name of the publication. */
  readonly site: string;
  readonly map?: MapContent | undefined;
  /** What has to be on the map; its points where absent. */
  readonly extent?: readonly Position[] | undefined;
  /** The colour behind the words. */
  readonly colour: string;
}

/** Pixels, as those who show previews want them. */
const CARD = { width: 1200, height: 630 } as const;

/** The words stand left of the map. */
const WORDS = { width: 500, edge: 56 } as const;
const BELT = 24;
const MAP = { width: CARD.width - WORDS.width - BELT, height: CARD.height } as const;
const ROOM = WORDS.width - 2 * WORDS.edge + 16;
/** Width of an average letter of the font, in parts of its size. */
const LETTER = 0.53;
const TITLE = { sizes: [72, 62, 54, 46, 40, 34], lines: 4 } as const;
const LINE = 30;

/** What the style sheets say of maps, for a renderer that knows no variables. */
const STYLE = `text{font-family:"Source Serif 4";font-weight:600}
.land{fill:#fbfaf5;stroke:#b9c6c8}
.borders{fill:none;stroke:#b9c6c8;stroke-dasharray:3 2}
.arc{fill:none;stroke-width:2.4}
.thick{stroke-width:4}
.thicker{stroke-width:6}
.series-0{stroke:#0b4a63}
.series-1{stroke:#b0520a}
.series-2{stroke:#2f6f45}
.series-3{stroke:#8b2f6d}
.series-4{stroke:#a3262a}
.series-5{stroke:#56646b}
.dots{fill:none;stroke:#16262e;stroke-width:8;stroke-linecap:round}
.dots.halo{stroke:#fbfaf5;stroke-width:12}
.dots.principal{stroke:#b0520a;stroke-width:15}
.dots.principal.halo{stroke:#fbfaf5;stroke-width:20}
.many{fill:#0b4a63;fill-opacity:.55;stroke:#fbfaf5}
.names text{fill:#16262e;stroke:#fbfaf5;stroke-width:5;stroke-linejoin:round;paint-order:stroke;font-size:20px}`;

/** The rhombs of the head of the pages. */
const RHOMBS =
  'M12 0 18 6 12 12 6 6zM12 3.5 9.5 6 12 8.5 14.5 6zM36 0l1.5 1.5-3 3L33 3zM36 12l-1.5-1.5 3-3L39 9zM30 6l1.5-1.5L33 6l-1.5 1.5zM42 6l-1.5 1.5L39 6l1.5-1.5zM0 0h3L0 3zM0 12V9l3 3zM21 0h6l-3 3zM21 12h6l-3-3zM48 0v3l-3-3zM48 12h-3l3-3z';

/** The picture as SVG, of letters that the font has. */
export function cardSvg(card: Card): string {
  const { map, extent, colour } = card;
  const content = map && { ...map, points: map.points.map(withDrawableName) };
  const frame = content && frameFor({ extent: extent ?? content.points, ...MAP });
  const svg = (
    <svg xmlns="http://www.w3.org/2000/svg" {...CARD}>
      <title>{card.title}</title>
      <style>{raw(STYLE)}</style>
      <pattern id="belt" x={WORDS.width} width="24" height="96" patternUnits="userSpaceOnUse">
        <path d={RHOMBS} transform="translate(24) rotate(90) scale(2)" fill="#e5ad4f" fill-rule="evenodd" />
      </pattern>
      <rect width="1200" height="630" fill="#e3ecee" />
      {content && frame ? (
        <g transform={`translate(${WORDS.width + BELT})`}>
          <MapLayers content={content} frame={frame} type={20} />
        </g>
      ) : (
        <Rings />
      )}
      <rect width={WORDS.width + BELT} height="630" fill={colour} />
      <rect x={WORDS.width} width={BELT} height="630" fill="url(#belt)" />
      <Words card={card} />
    </svg>
  );
  return svg.toString();
}

function Words({ card }: { card: Card }) {
  const { size, lines } = fitted(card.title);
  const top = 96 + size;
  const baseline = top + (lines.length - 1) * size * 1.12 + 66;
  const further = card.lines.flatMap((line) => wrapped(shortened(line, 90), LINE));
  const room = Math.max(0, Math.floor((530 - baseline) / (LINE * 1.4)));
  return (
    <>
      <text x={WORDS.edge} y="82" font-size="24" fill="#f0c36b">
        {shortened(card.kind, Math.floor(ROOM / (24 * LETTER)))}
      </text>
      {lines.map((line, index) => (
        <text x={WORDS.edge} y={Math.round(top + index * size * 1.12)} font-size={size} fill="#fff">
          {line}
        </text>
      ))}
      {further.slice(0, room).map((line, index) => (
        <text x={WORDS.edge} y={Math.round(baseline + index * LINE * 1.4)} font-size={LINE} fill="#dbe8eb">
          {line}
        </text>
      ))}
      <text x={WORDS.edge} y="580" font-size="22" fill="#f0c36b">
        {shortened(card.site, Math.floor(ROOM / (22 * LETTER)))}
      </text>
    </>
  );
}

/** The sign of the program, where there is no map. */
function Rings() {
  return (
    <g transform="translate(690 145) scale(5.3)" fill="none" stroke-width="4">
      <circle cx="25" cy="32" r="13" stroke="#0b4a63" />
      <circle cx="39" cy="32" r="13" stroke="#b0520a" />
      <circle cx="25" cy="19" r="4.5" fill="#0b4a63" />
      <circle cx="39" cy="45" r="4.5" fill="#b0520a" />
    </g>
  );
}

/** The largest type in which a title has room, and its lines; cut where even the smallest is too large. */
function fitted(title: string): { readonly size: number; readonly lines: readonly string[] } {
  const smallest = TITLE.sizes.at(-1) ?? LINE;
  for (const size of TITLE.sizes) {
    const lines = wrapped(title, size);
    const isWide = lines.some((line) => widthOf(line, size) > ROOM);
    if (lines.length * size <= 230 && lines.length <= TITLE.lines && !isWide) return { size, lines };
  }
  const maxLength = Math.floor(ROOM / (smallest * LETTER));
  const lines = wrapped(title, smallest).map((line) => shortened(line, maxLength));
  const visible = lines.slice(0, TITLE.lines);
  return {
    size: smallest,
    lines: lines.length > visible.length ? [...visible.slice(0, -1), `${visible.at(-1)} …`] : visible,
  };
}

function wrapped(text: string, size: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1);
    const longer = `${line} ${word}`;
    if (line !== undefined && widthOf(longer, size) <= ROOM) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function widthOf(text: string, size: number): number {
  return [...text].length * size * LETTER;
}

/** The letters of the font: Latin, Greek and Cyrillic, with what stands between words. */
const DRAWABLE =
  /^[ -~\u00a0-\u012b\u012e-\u0165\u0168-\u017f\u01cd-\u01dc\u0218-\u021b\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u040f\u0410-\u045f\u0490-\u0493\u1ea0-\u1ef9\u2010\u2012-\u2015\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u202f\u2039\u203a\u20ac]*$/;

/** Whether the font has all letters of a text. */
export function isDrawable(text: string): boolean {
  return DRAWABLE.test(text.normalize('NFC'));
}

function withDrawableName<Point extends MapContent['points'][number]>(point: Point): Point {
  return isDrawable(point.name.text) ? point : { ...point, name: { text: '' } };
}
