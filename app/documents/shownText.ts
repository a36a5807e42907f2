/** What was shown of an ärende on the board's screens, as HTML: text, and decisions as objects. */
import type { Section } from "../domain/minutes.ts";
import type { Block } from "./document.ts";
import { articleOf, renderHtml } from "./html.ts";
import { text } from "./inline.ts";
import { markdownBlocks } from "./template.ts";

/** Everything that people wrote is escaped by the renderer. */
export function shownHtml(sections: readonly Section[]): string {
  const blocks = sections.flatMap(({ body, lead, clauses }): Block[] => {
    const written = markdownBlocks(body, { headingLevel: 2 });
    if (clauses.length === 0) return written;
    const decision = {
      lead: lead === "" ? [] : [text(lead)],
      clauses: clauses.map((c) => [text(c)]),
    };
    return [...written, { kind: "decision", ...decision }];
  });
  const frame = { title: "", issuer: "", subject: "", date: "", header: { left: "", right: "" } };
  return articleOf(renderHtml({ ...frame, blocks }));
}
