/** XML from outside as a plain tree, or a sentence why it is not read. Nothing that a file holds makes it throw. */
import { DOMParser, onWarningStopParsing, type Node as XmlNode } from "@xmldom/xmldom";
import { accepted, type Result, refused } from "#app/domain/result.ts";
import { mostXmlBytes, xmlFault, xmlText } from "./xmlGuard.ts";

/** `whole` is what stands straight in the element, and `text` the same without the spaces around it. */
export type XmlElement = {
  name: string;
  namespace: string;
  attributes: ReadonlyMap<string, string>;
  children: readonly XmlElement[];
  text: string;
  whole: string;
};

const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;

/** Walks by neighbours: the lists of a document are made anew each time they are asked for. */
function* childrenOf(node: XmlNode): Generator<XmlNode> {
  for (let child = node.firstChild; child !== null; child = child.nextSibling) yield child;
}

type ParsedElement = XmlNode & {
  localName: string | null;
  namespaceURI: string | null;
  attributes: Iterable<{ localName: string | null; value: string }>;
};

function plain(element: ParsedElement): XmlElement {
  const children: XmlElement[] = [];
  const texts: string[] = [];
  for (const child of childrenOf(element)) {
    if (child.nodeType === ELEMENT) children.push(plain(child as ParsedElement));
    else if (child.nodeType === TEXT || child.nodeType === CDATA) texts.push(child.nodeValue ?? "");
  }
  const whole = texts.join("");
  const attributes = [...element.attributes].map(({ localName, value }): [string, string] => [
    localName ?? "",
    value,
  ]);
  return {
    name: element.localName ?? "",
    namespace: element.namespaceURI ?? "",
    attributes: new Map(attributes),
    children,
    text: whole.trim(),
    whole,
  };
}

const broken = "Filen är ingen hel XML-fil. Hämta den på nytt och försök igen.";

function parsed(text: string): XmlElement | null {
  try {
    const document = new DOMParser({
      onError: onWarningStopParsing,
      locator: false,
    }).parseFromString(text, "text/xml");
    const root = document.documentElement;
    return root === null ? null : plain(root as unknown as ParsedElement);
  } catch {
    // The parser's only way to tell that a text is not XML.
    return null;
  }
}

/** A file as a tree. */
export function readXml(bytes: Uint8Array): Result<XmlElement> {
  if (bytes.length === 0) return refused("Filen är tom.");
  if (bytes.length > mostXmlBytes) {
    return refused(`Filen är för stor. Högst ${mostXmlBytes / 1_000_000} MB läses.`);
  }
  const text = xmlText(bytes);
  if (text === null) return refused(broken);
  const fault = xmlFault(text);
  if (fault !== null) return refused(fault);
  const root = parsed(text.replace(/^\ufeff/, ""));
  return root === null ? refused(broken) : accepted(root);
}

/** The tree without what is of other namespaces: an element with a known name that is not the standard's says nothing. */
export const onlyOf = (element: XmlElement, namespaces: readonly string[]): XmlElement => ({
  ...element,
  children: element.children
    .filter(({ namespace }) => namespaces.includes(namespace))
    .map((child) => onlyOf(child, namespaces)),
});

/** The children of a name, in their order. */
export const all = (element: XmlElement | null, name: string): XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? [];

/** The one below each name in turn; null where there is none, or more than one, which leaves open what is meant. */
export function one(element: XmlElement | null, ...path: string[]): XmlElement | null {
  return path.reduce<XmlElement | null>((found, name) => {
    const [first, second] = all(found, name);
    return first && !second ? first : null;
  }, element);
}

/** The text at the end of a path; null when it is not there or empty. */
export const textAt = (element: XmlElement | null, ...path: string[]): string | null =>
  one(element, ...path)?.text || null;
