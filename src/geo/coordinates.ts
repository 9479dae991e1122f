/** A point on the earth in degrees, WGS 84. */
export interface Coordinates {
  readonly lat: number;
  readonly long: number;
}

/** Kilometres, of the mean sphere. */
const EARTH_RADIUS = 6371;

/** Great-circle distance in kilometres (haversine formula). */
export function kilometres(a: Coordinates, b: Coordinates): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const chord =
    half(a.lat, b.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(a.long, b.long);
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(chord)));
}
