import { compareCodePoints } from '../../rdf/canonical.ts';

/** A name of XML with its namespace, as the XML reader gives it. */
interface XmlName {
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
  /** IRI of its namespace; empty where it has none. */
  readonly uri: string;
}

/** A start tag as the XML reader gives it. */
export interface XmlTag extends XmlName {
  readonly attributes: Readonly<Record<string, XmlName & { value: string }>>;
}

/** Namespaces as they were declared by what is written already: prefix → IRI. */
type Declared = Readonly<Record<string, string>>;

const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** Writes the content of an element as exclusive canonical XML with comments, as RDF/XML demands of XML literals (RDF 1.1 XML Syntax §7.2.17; XML-EXC-C14N §3). */
export class XmlLiteral {
  #text = '';
  readonly #open: { readonly name: string; readonly declared: Declared }[] = [];

  /** Whether an element of the literal is open. */
  get isOpen(): boolean {
    return this.#open.length > 0;
  }

  /** The literal so far. */
  get text(): string {
    return this.#text;
  }

  openTag({ name, prefix, uri, attributes }: XmlTag): void {
    const outer = this.#open.at(-1)?.declared ?? { '': '', xml: 'http://www.w3.org/XML/1998/namespace' };
    const own = Object.values(attributes).filter(
      (attribute) => attribute.uri !== XMLNS && attribute.name !== 'xmlns',
    );
    const used = new Map([
      [prefix, uri],
      ...own.filter((a) => a.prefix !== '').map((a): [string, string] => [a.prefix, a.uri]),
    ]);
    const fresh = [...used]
      .filter(([key, value]) => outer[key] !== value)
      .sort(([a], [b]) => compareCodePoints(a, b));
    const declarations = fresh.map(([key, value]) => ` xmlns${key && `:${key}`}="${attributeText(value)}"`);
    const values = own
      .sort(inOrder)
      .map((attribute) => ` ${attribute.name}="${attributeText(attribute.value)}"`);
    this.#text += `<${name}${declarations.join('')}${values.join('')}>`;
    this.#open.push({ name, declared: { ...outer, ...Object.fromEntries(fresh) } });
  }

  closeTag(): void {
    this.#text += `</${this.#open.pop()?.name}>`;
  }

  characters(text: string): void {
    this.#text += text.replace(/[&<>\r]/g, (character) => TEXT[character] as string);
  }

  comment(text: string): void {
    this.#text += `<!--${text}-->`;
  }

  instruction(target: string, body: string): void {
    this.#text += `<?${target}${body && ` ${body}`}?>`;
  }
}

const TEXT: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };
const ATTRIBUTE: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

function attributeText(value: string): string {
  return value.replace(/[&<"\t\n\r]/g, (character) => ATTRIBUTE[character] as string);
}

/** By namespace IRI, then by local name; those without a namespace come first (Canonical XML §2.2). */
function inOrder(a: XmlName, b: XmlName): number {
  return compareCodePoints(a.uri, b.uri) || compareCodePoints(a.local, b.local);
}
