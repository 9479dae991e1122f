/** What is behind the texts of pages in a scheme, and where other tones of a colour lie: `assets/site/base.css` has the same. */
const SCHEMES: Readonly<
  Record<
    ColourScheme,
    { readonly surfaces: readonly string[]; readonly soft: Mixture; readonly deep: Mixture }
  >
> = {
  light: { surfaces: ['#ffffff', '#faf8f2'], soft: ['#ffffff', 0.1], deep: ['#000000', 0.75] },
  dark: { surfaces: ['#15242c', '#0e191f'], soft: ['#15242c', 0.12], deep: ['#0e191f', 0.25] },
};

/** The two ways in which pages are shown. */
export type ColourScheme = 'light' | 'dark';

/** Another colour, and how much of the first stays. */
type Mixture = readonly [other: string, share: number];

/** The least contrast of text with what is behind it (WCAG 2.2, 1.4.3). */
export const MIN_CONTRAST = 4.5;

/** The text of the foot of the pages, on the deep tone. */
const FOOT = '#d6e2e5';
const FOOT_CONTRAST = 7;

/** The tones of a colour that pages need; all colours are `#rrggbb`. */
export interface Palette {
  readonly main: string;
  /** Text on it. */
  readonly on: string;
  /** Behind the foot of the pages. */
  readonly deep: string;
  /** Behind what is marked. */
  readonly soft: string;
}

/** The tones of a colour in a scheme. */
export function paletteOf(main: string, scheme: ColourScheme): Palette {
  const { soft, deep } = SCHEMES[scheme];
  const on = contrast(main, '#ffffff') >= contrast(main, '#000000') ? '#ffffff' : '#000000';
  return { main, on, deep: darkEnough(mixed(main, ...deep)), soft: mixed(main, ...soft) };
}

/** The contrast of a colour as text with what is behind it where it is least, 1 to 21. */
export function leastContrast(main: string, scheme: ColourScheme): number {
  const behind = [...SCHEMES[scheme].surfaces, paletteOf(main, scheme).soft];
  return Math.min(...behind.map((surface) => contrast(main, surface)));
}

/** The colour made lighter until it can be read on a dark page. */
export function lightened(colour: string): string {
  const steps = Array.from({ length: 20 }, (_, step) => mixed(colour, '#ffffff', 1 - step / 20));
  return steps.find((step) => leastContrast(step, 'dark') >= MIN_CONTRAST) ?? '#ffffff';
}

/** The contrast of two colours, 1 to 21 (WCAG 2.2, contrast ratio). */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function darkEnough(colour: string): string {
  const steps = Array.from({ length: 20 }, (_, step) => mixed(colour, '#000000', 1 - step / 20));
  return steps.find((step) => contrast(step, FOOT) >= FOOT_CONTRAST) ?? '#000000';
}

/** `share` of the first colour, and of the other what is left. */
function mixed(colour: string, other: string, share: number): string {
  const others = channels(other);
  return `#${channels(colour)
    .map((value, index) => Math.round(value * share + (others[index] ?? 0) * (1 - share)))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
