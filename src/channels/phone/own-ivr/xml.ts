/** Text or an element; written by writeXml. */
export type Xml = string | { readonly name: string; readonly attributes: Attributes; readonly children: readonly Xml[] };

type Attributes = { readonly [name: string]: string | number | boolean | undefined };

/** An element; an attribute that is undefined is not there. */
export function element(name: string, attributes: Attributes = {}, ...children: readonly Xml[]): Xml {
  return { name, attributes, children };
}

/** A whole document. Names are ours, so only values and text are escaped. */
export function writeDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeXml(root)}\n`;
}

function writeXml(xml: Xml): string {
  if (typeof xml === 'string') return escapeText(xml);
  const attributes = Object.entries(xml.attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeText(String(value))}"`)
    .join('');
  const inside = xml.children.map(writeXml).join('');
  return inside === '' ? `<${xml.name}${attributes}/>` : `<${xml.name}${attributes}>${inside}</${xml.name}>`;
}

const entities: { readonly [sign: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeText(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? '');
}
