import type { Look } from '../../release/store/manifest.ts';
import { type ColourScheme, paletteOf } from '../../text/palette.ts';
import { file } from '../address.ts';
import type { PageContext } from '../page-context.ts';

/** The asset that gives pages the colours of the keepers. */
export const LOOK_SHEET = 'look.css';

/** The style sheets of all pages: what the keepers' colours change comes last. */
export function baseStyles({ manifest }: Pick<PageContext, 'manifest'>): readonly string[] {
  return ['site.css', ...(manifest.look?.colours ? [LOOK_SHEET] : [])];
}

/** The style sheet that sets the colours; it follows `assets/site/base.css`, whose selectors it has. */
export function lookSheet({ light, dark }: NonNullable<Look['colours']>): string {
  const dim = dark && variables(dark, 'dark');
  return [
    ...(light ? [`:root {\n${variables(light, 'light')}}\n`] : []),
    ...(dim
      ? [
          `@media (prefers-color-scheme: dark) {\n:root:not([data-theme="light"]) {\n${dim}}\n}\n`,
          `:root[data-theme="dark"] {\n${dim}}\n`,
        ]
      : []),
  ].join('');
}

function variables(colour: string, scheme: ColourScheme): string {
  const { main, on, deep, soft } = paletteOf(colour, scheme);
  const all = { sea: main, 'on-sea': on, 'sea-deep': deep, mist: soft };
  return Object.entries(all)
    .map(([name, value]) => `  --${name}: ${value};\n`)
    .join('');
}

const LOGO_HEIGHT = 36;

/** The picture of the keepers, else of munpart; the name stands beside it. */
export function Logo({ context }: { context: PageContext }) {
  const { logo } = context.manifest.look ?? {};
  const width = Math.round(LOGO_HEIGHT * (logo?.ratio ?? 1));
  return (
    <img
      src={file(context, `assets/${logo?.name ?? 'icon.svg'}`)}
      alt=""
      width={width}
      height={LOGO_HEIGHT}
    />
  );
}
