/** Bilagor: each one cited is there, each one there is cited, and no number stands for two. */
import type { Minutes } from "../minutes.ts";
import { type Reference, referencesIn, targetOf } from "../references.ts";
import { listText } from "../wording.ts";
import { type Flaw, inOrder, label, labels, rule } from "./rule.ts";

const labelsOf = ({ attachments }: Minutes) => attachments.map((attachment) => attachment.label);

const missing = (minutes: Minutes): Flaw[] => {
  const known = labelsOf(minutes);
  return inOrder(minutes).flatMap((item) =>
    [...new Set(item.attachments)]
      .filter((cited) => !known.includes(cited))
      .map((cited) => ({
        item,
        text: `${label(item)} hänvisar till bilaga ${cited}, som inte finns.`,
        suggestion: "Lägg till bilagan eller rätta hänvisningen.",
      })),
  );
};

/** A reference whose bilaga or ärende is not there. A struck ärende is not printed with its text. */
const leadingNowhere = (minutes: Minutes): Flaw[] =>
  inOrder(minutes)
    .filter(({ struck }) => struck === null)
    .flatMap((item) => {
      const lost = referencesIn(item.sections).filter((one) => targetOf(minutes, one) === null);
      const kinds = [...new Set(lost.map(({ kind }) => kind))];
      return kinds.map((kind) => ({ item, text: `${label(item)} ${lostText[kind]}`, ...lostWay }));
    });

const lostText: Record<Reference["kind"], string> = {
  attachment: "hänvisar till en bilaga som inte finns vid sammanträdet.",
  item: "hänvisar till ett ärende som inte finns.",
};

const lostWay = { suggestion: "Ta bort hänvisningen i texten eller gör om den." };

const sameLabel = (minutes: Minutes): Flaw[] => {
  const known = labelsOf(minutes);
  const doubled = [...new Set(known.filter((one, index) => known.indexOf(one) !== index))];
  return doubled.map((one) => ({
    item: null,
    text: `Flera bilagor har nummer ${one}.`,
    suggestion: "Ge varje bilaga ett eget nummer.",
  }));
};

/** Of a bilaga on paper only its number is known: two paragrafs that cite it may mean two papers. */
const citedTwice = (minutes: Minutes): Flaw[] =>
  minutes.attachments
    .filter(({ sha256 }) => sha256 === null)
    .flatMap((attachment) => {
      const citing = inOrder(minutes).filter((item) => item.attachments.includes(attachment.label));
      const last = citing.at(-1);
      if (!last || citing.length < 2) return [];
      return [
        {
          item: last,
          text: `Bilaga ${attachment.label} nämns vid ${labels(citing)}.`,
          suggestion:
            "Kontrollera att det är samma bilaga. Annars behöver den ena ett eget nummer.",
        },
      ];
    });

/** Numbers that nobody cites between the lowest and the highest, when nothing but citations is known. */
function numbersLeftOut(minutes: Minutes): Flaw[] {
  const known = labelsOf(minutes);
  const numbers = known.filter((one) => /^\d{1,3}$/.test(one)).map(Number);
  const isPaper = minutes.attachments.some(({ sha256 }) => sha256 === null);
  if (!isPaper || numbers.length === 0) return [];
  const first = Math.min(...numbers);
  const last = Math.max(...numbers);
  const between = Array.from({ length: last - first + 1 }, (_, i) => String(first + i));
  const absent = between.filter((one) => !known.includes(one));
  if (absent.length === 0) return [];
  return [
    {
      item: null,
      text: `Bilagorna är numrerade ${first}–${last}, men ingen paragraf hänvisar till bilaga ${listText(absent)}.`,
      suggestion: "Kontrollera numren i paragraferna och på bilagorna.",
    },
  ];
}

const neverCited = (minutes: Minutes): Flaw[] => {
  const cited = new Set(minutes.items.flatMap((item) => item.attachments));
  return minutes.attachments
    .filter((attachment) => !cited.has(attachment.label))
    .map((attachment) => ({
      item: null,
      text: `Ingen paragraf hänvisar till bilaga ${attachment.label}${attachment.title.trim() ? ` (${attachment.title})` : ""}.`,
      suggestion: "Hänvisa till bilagan i den paragraf den hör till, eller ta bort den.",
    }));
};

export const attachmentRules = [
  rule(
    "BILAGA",
    "block",
    "Bilagor som finns",
    {
      fault: "§ 12 hänvisar till bilaga 4, men sammanträdet har bara bilaga 1–3.",
      sound: "§ 12 hänvisar till bilaga 3, och den finns.",
    },
    (minutes) => [...missing(minutes), ...sameLabel(minutes)],
  ),
  rule(
    "BILAGA",
    "block",
    "Hänvisningar som leder någonstans",
    {
      fault: "Texten länkar till ett ärende som har tagits bort.",
      sound: "Texten länkar till § 9, och den finns.",
    },
    leadingNowhere,
  ),
  rule(
    "BILAGA",
    "warn",
    "Bilagor som används",
    {
      fault: "Bilagorna är numrerade 1–5, men ingen paragraf nämner bilaga 3.",
      sound: "Varje bilaga nämns i den paragraf den hör till.",
    },
    (minutes) => [...neverCited(minutes), ...numbersLeftOut(minutes), ...citedTwice(minutes)],
  ),
];
