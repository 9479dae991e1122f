// A picture of the page as a file: SVG with all its looks in it, or PNG drawn from that.
import { element, worded } from '../editor/dom.js';

/** What makes the look of a shape or a text, beyond where it stands. */
const LOOKS =
  'fill fill-opacity stroke stroke-width stroke-opacity stroke-dasharray stroke-linecap stroke-linejoin opacity paint-order font-family font-size font-weight font-style text-anchor dominant-baseline visibility display vector-effect'.split(
    ' ',
  );
/** Pixels of a PNG for each of the page: sharp in print. */
const SHARPNESS = 2;

/** Buttons that save the picture that `find` gives at that time; `name` is the name of the file without its ending. */
export function saveButtons(find, name, { words }) {
  const button = (format, save) => {
    const label = worded(words.picture, { format });
    return element('button', { type: 'button', class: 'quiet', title: label, onclick: save }, format);
  };
  return element(
    'p',
    { class: 'picture-files' },
    ...['SVG', 'PNG'].map((format) => button(format, () => savePicture(find(), format, name))),
  );
}

/** Saves a picture as `SVG` or `PNG`; `name` is that of the file without its ending. */
export async function savePicture(svg, format, name) {
  const file = format === 'SVG' ? svgFile(svg) : await pngFile(svg);
  saveAs(file, `${name}.${format.toLowerCase()}`);
}

/** Saves a Blob under a name. */
export function saveAs(blob, name) {
  const href = URL.createObjectURL(blob);
  element('a', { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

function svgFile(svg) {
  return new Blob([standalone(svg).text], { type: 'image/svg+xml' });
}

async function pngFile(svg) {
  const { text, width, height } = standalone(svg);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = element('canvas', { width: width * SHARPNESS, height: height * SHARPNESS });
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

/** A copy that looks the same without the style sheets of the page, on the colour that the page has there. */
function standalone(svg) {
  const { width, height } = svg.getBoundingClientRect();
  const copy = svg.cloneNode(true);
  const [shown, copied] = [svg, copy].map((one) => [one, ...one.querySelectorAll('*')]);
  for (const [at, node] of shown.entries()) copyLook(node, copied[at]);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', width);
  copy.setAttribute('height', height);
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  const box = svg.viewBox.baseVal;
  const [x, y, wide, high] = box?.width ? [box.x, box.y, box.width, box.height] : [0, 0, width, height];
  for (const [name, value] of Object.entries({ x, y, width: wide, height: high, fill: groundOf(svg) }))
    ground.setAttribute(name, value);
  copy.prepend(ground);
  return {
    text: new XMLSerializer().serializeToString(copy),
    width: Math.ceil(width),
    height: Math.ceil(height),
  };
}

function copyLook(node, copy) {
  const style = getComputedStyle(node);
  for (const name of LOOKS) {
    const value = style.getPropertyValue(name);
    if (value !== '') copy.setAttribute(name, value);
  }
  copy.removeAttribute('class');
}

/** The first colour below it that is not transparent. */
function groundOf(node) {
  for (let one = node; one; one = one.parentElement) {
    const colour = getComputedStyle(one).backgroundColor;
    if (colour !== 'rgba(0, 0, 0, 0)' && colour !== 'transparent') return colour;
  }
  return '#fff';
}
