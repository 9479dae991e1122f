// Elements are made here and nowhere else: text is always text, and no attribute is ever a script or a style.
const SVG = 'http://www.w3.org/2000/svg';

/** An HTML element; functions become listeners (`onclick`), absent and false attributes are left out. */
export function element(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

/** An SVG element. */
export function shape(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

/** A picture of a size in pixels, with a text for who cannot see it. */
export function picture(width, height, title, ...children) {
  const id = `picture-${++pictures}`;
  return shape(
    'svg',
    {
      class: 'drawing',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-labelledby': id,
    },
    shape('title', { id }, title),
    ...children,
  );
}

/** The text of a message with what it is about put in: `{count}`. */
export function worded(message, values) {
  return message.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
}

/** What pictures and tables need to know of the page, from the data attributes of an element. */
export function aboutPage({ dataset }) {
  const language = document.documentElement.lang;
  const numbers = new Intl.NumberFormat(language);
  return {
    words: JSON.parse(dataset.words),
    prefixes: JSON.parse(dataset.prefixes),
    base: dataset.base,
    root: dataset.root,
    world: dataset.world,
    language,
    number: (value) => numbers.format(value),
  };
}

let pictures = 0;

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') node.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.filter((child) => child !== undefined && child !== null && child !== false));
  return node;
}
