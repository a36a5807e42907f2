/** Where the texts stand on the page, and what is said of them. */

/** The places of all texts, in the order of the page. */
export const places = () => [...document.querySelectorAll<HTMLElement>("[data-text]")];

export const placeOf = (textId: string) =>
  document.querySelector<HTMLElement>(`[data-text="${CSS.escape(textId)}"]`);

/** A text's spoken name, from the heading above it. */
export const labelOf = (place: HTMLElement | null): string =>
  `Text i ${place?.closest("section")?.querySelector("h2")?.textContent ?? ""}`;

/** Told when another took away the place of words. */
export const movedWords = (words: string) =>
  `Någon gjorde om ett stycke medan en annan skrev i det. Det som skrevs står nu sist i texten: ”${words.trim()}”.`;
