/** The little of the DOM that figures are made with; linkedom and browsers both have it. */
export interface SvgElement {
  textContent: string | null;
  readonly outerHTML: string;
  readonly children: Iterable<SvgElement>;
  readonly firstChild: SvgElement | null;
  getAttribute(name: string): string | null;
  getAttributeNames(): string[];
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  querySelectorAll(selectors: string): Iterable<SvgElement>;
  append(child: SvgElement): void;
  insertBefore(child: SvgElement, before: SvgElement | null): void;
  remove(): void;
}

/** Makes SVG elements. */
export interface SvgDocument {
  createElementNS(namespace: string, name: string): SvgElement;
}

/** Makes one SVG element with its attributes and text. */
export function svgElement(
  document: SvgDocument,
  name: string,
  attributes: { readonly [name: string]: string | number },
  text?: string,
): SvgElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (text !== undefined) element.textContent = text;
  return element;
}
