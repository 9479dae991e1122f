/** A position as degrees east and north. */
export type LongLat = readonly [longitude: number, latitude: number];

/** A geometry as what it is made of; a polygon is its outer ring and then its holes, each closed. */
export interface Geometry {
  readonly points: readonly LongLat[];
  readonly lines: readonly (readonly LongLat[])[];
  readonly polygons: readonly (readonly (readonly LongLat[])[])[];
}

const CRS84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';
/** WGS 84 too, but latitude first. */
const EPSG_4326 = 'http://www.opengis.net/def/crs/EPSG/0/4326';

const TOKEN = /\s*(?:([a-z]+)|([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)|([(),]))/iy;
const REFERENCE_SYSTEM = /^\s*<([^<>]*)>/;

class NotWellKnown extends Error {}

/** Reads a geo:wktLiteral (GeoSPARQL §8.5) of points, lines, polygons or several of them, in time linear in its length; `undefined` where it is none, or in another reference system than WGS 84. */
export function parseWkt(text: string): Geometry | undefined {
  const system = REFERENCE_SYSTEM.exec(text);
  const name = system?.[1] ?? CRS84;
  if (name !== CRS84 && name !== EPSG_4326) return undefined;
  try {
    return new WktReader(text.slice(system?.[0].length ?? 0), name === EPSG_4326).read();
  } catch (error) {
    if (error instanceof NotWellKnown) return undefined;
    throw error;
  }
}

class WktReader {
  readonly #text: string;
  readonly #isLatitudeFirst: boolean;
  #position = 0;
  #token = '';

  constructor(text: string, isLatitudeFirst: boolean) {
    this.#text = text.trimEnd();
    this.#isLatitudeFirst = isLatitudeFirst;
    this.#advance();
  }

  read(): Geometry {
    const type = this.#word();
    // Heights are read and left out.
    if (['Z', 'M', 'ZM'].includes(this.#token.toUpperCase())) this.#advance();
    const geometry = this.#isEmpty() ? EMPTY : this.#geometry(type);
    if (this.#token !== '') throw new NotWellKnown();
    return geometry;
  }

  #geometry(type: string): Geometry {
    switch (type) {
      case 'POINT':
        return { ...EMPTY, points: this.#list(() => this.#coordinates()).slice(0, 1) };
      case 'MULTIPOINT':
        return { ...EMPTY, points: this.#list(() => this.#wrappedCoordinates()) };
      case 'LINESTRING':
        return { ...EMPTY, lines: [this.#line()] };
      case 'MULTILINESTRING':
        return { ...EMPTY, lines: this.#list(() => this.#line()) };
      case 'POLYGON':
        return { ...EMPTY, polygons: [this.#polygon()] };
      case 'MULTIPOLYGON':
        return { ...EMPTY, polygons: this.#list(() => this.#polygon()) };
      default:
        throw new NotWellKnown();
    }
  }

  #advance(): string {
    const taken = this.#token;
    TOKEN.lastIndex = this.#position;
    const match = TOKEN.exec(this.#text);
    if (match === null && this.#position < this.#text.length) throw new NotWellKnown();
    this.#position = match === null ? this.#position : TOKEN.lastIndex;
    this.#token = match === null ? '' : match[0].trimStart();
    return taken;
  }

  #word(): string {
    return this.#advance().toUpperCase();
  }

  #isEmpty(): boolean {
    if (this.#token.toUpperCase() !== 'EMPTY') return false;
    this.#advance();
    return true;
  }

  #take(token: string): void {
    if (this.#advance() !== token) throw new NotWellKnown();
  }

  #list<Item>(read: () => Item): Item[] {
    this.#take('(');
    const items = [read()];
    while (this.#token === ',') {
      this.#advance();
      items.push(read());
    }
    this.#take(')');
    return items;
  }

  #line(): LongLat[] {
    const line = this.#list(() => this.#coordinates());
    if (line.length < 2) throw new NotWellKnown();
    return line;
  }

  #polygon(): LongLat[][] {
    const rings = this.#list(() => this.#line());
    if (!rings.every(isRing)) throw new NotWellKnown();
    return rings;
  }

  /** The positions of a MULTIPOINT may stand in parentheses or not. */
  #wrappedCoordinates(): LongLat {
    if (this.#token !== '(') return this.#coordinates();
    this.#advance();
    const position = this.#coordinates();
    this.#take(')');
    return position;
  }

  #coordinates(): LongLat {
    const numbers: number[] = [];
    while (this.#token !== '' && Number.isFinite(Number(this.#token))) numbers.push(Number(this.#advance()));
    const [x, y] = numbers;
    if (x === undefined || y === undefined || numbers.length > 4) throw new NotWellKnown();
    const [longitude, latitude] = this.#isLatitudeFirst ? [y, x] : [x, y];
    if (Math.abs(latitude) > 90 || Math.abs(longitude) > 360) throw new NotWellKnown();
    return [longitude, latitude];
  }
}

const EMPTY: Geometry = { points: [], lines: [], polygons: [] };

function isRing(line: readonly LongLat[]): boolean {
  const [first, last] = [line[0], line.at(-1)];
  return line.length >= 4 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
}
