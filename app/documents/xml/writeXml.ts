/** A tree of our own as an XML file: UTF-8, one element a line, the same bytes each time. */
import { DOMImplementation, type Document, type Element, XMLSerializer } from "@xmldom/xmldom";

/** An element: its name, then its text or what stands in it, then its attributes. What is null is left out. */
export type XmlTree = [
  name: string,
  content: string | readonly (XmlTree | null)[],
  attributes?: Readonly<Record<string, string>>,
];

function elementOf(document: Document, namespace: string, tree: XmlTree, indent: string): Element {
  const [name, content, attributes = {}] = tree;
  const element = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (typeof content === "string") {
    element.appendChild(document.createTextNode(content));
    return element;
  }
  const inner = `${indent}  `;
  for (const child of content) {
    if (child === null) continue;
    element.appendChild(document.createTextNode(inner));
    element.appendChild(elementOf(document, namespace, child, inner));
  }
  element.appendChild(document.createTextNode(indent));
  return element;
}

/** The bytes of a file with one namespace for all of it. */
export function writeXml(namespace: string, root: XmlTree): Uint8Array {
  const document = new DOMImplementation().createDocument(null, "");
  document.appendChild(elementOf(document, namespace, root, "\n"));
  const text = new XMLSerializer().serializeToString(document);
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`);
}
