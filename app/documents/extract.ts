/** Protokollsutdrag: one paragraf of a justerat protokoll, certified by somebody on a day. */
import { dateText, type LegalDate, longDate } from "../domain/calendar.ts";
import type { Item, Minutes } from "../domain/minutes.ts";
import { listText } from "../domain/wording.ts";
import type { Block, Document } from "./document.ts";
import { Paragrafer } from "./paragraf.ts";
import { type Phrases, phrasesOf } from "./phrases.ts";
import { anchorOf, References } from "./references.ts";
import { renderTemplate } from "./template.ts";
import type { Templates } from "./templates.ts";
import { typesetDocument } from "./typography.ts";

/** What an utdrag says besides its paragraf. */
export type ExtractFacts = {
  approvedOn: LegalDate;
  /** Hash of what was approved, in hex. */
  sha256: string;
  /** Public address of the protokoll. */
  address: string;
  /** Who is to have it; may be empty. */
  recipients: string[];
  /** Who certifies, in what role, on which day. */
  certifiedBy: { name: string; role: string; on: LegalDate };
};

/** The utdrag of one of the protokoll's paragrafer. Throws when the item is not in it, because that is a bug. */
export function extractDocument(
  minutes: Minutes,
  item: Item,
  facts: ExtractFacts,
  templates: Templates,
): Document {
  const say = phrasesOf(templates.satser);
  const paragraf = say("paragrafrubrik", { nummer: `${item.number ?? ""}`, rubrik: item.heading });
  const nameOf = (id: string) => minutes.persons.find((one) => one.id === id)?.name ?? "";
  const date = dateText(minutes.date);
  const { name, role, on } = facts.certifiedBy;
  const blocks = renderTemplate(templates.protokollsutdrag, {
    values: {
      förbund: minutes.associationName,
      organ: minutes.organ,
      datum: longDate(minutes.date),
      paragraf,
      justerat: longDate(facts.approvedOn),
      ordförande: minutes.chairId ? nameOf(minutes.chairId) : "",
      justerare: listText(minutes.adjusterIds.map(nameOf)),
      expedieras: facts.recipients,
      namn: name,
      roll: role,
      dag: longDate(on),
      finns: [minutes.keptAt, facts.address],
      kontrollvärde: facts.sha256,
    },
    slots: { innehåll: [sectionOf(minutes, item, say, facts.address)] },
  });
  return typesetDocument({
    letterhead: templates.letterhead,
    title: say("utdragstitel", { paragraf, datum: date }),
    issuer: minutes.associationName,
    subject: paragraf,
    date: on,
    header: { left: minutes.associationName, right: say("utdragshuvud", { datum: date }) },
    blocks,
  });
}

function sectionOf(minutes: Minutes, item: Item, say: Phrases, address: string): Block {
  const id = anchorOf(item);
  const references = new References(minutes, say, address, address);
  const all = new Paragrafer(minutes, say, references).all();
  const found = all.find((block) => block.kind === "section" && block.id === id);
  if (!found) throw new Error(`The protokoll has no ${id}`);
  return found;
}
