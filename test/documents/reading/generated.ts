/** Invented protokoll for property tests: what was meant, and one of many ways to write it down. */
import fc from "fast-check";

const WORDS =
  "arbetet deltagare fler gruppen handledare insatsen kommer medel målet möten november parterna planen praktik skolan stödet tiden unga vägen våren yrket åtgärder ökar".split(
    " ",
  );
const VERBS = "anta bevilja följa godkänna ta upprätta välja återkomma utreda".split(" ");
const FIRST = "Eva Bo Ann-Marie Olof Åsa Ture Siv Örjan Disa Mats".split(" ");
const LAST = "Lind Ek Berg Ståhl Åkesson Öman Grahn Holm Nyman Falk".split(" ");
const MEMBERS = ["Norrsunds kommun", "Region Mittland", "Arbetsförmedlingen", "Försäkringskassan"];

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const words = (min: number, max: number) =>
  fc
    .array(fc.constantFrom(...WORDS), { minLength: min, maxLength: max })
    .map((list) => list.join(" "));

const heading = words(1, 12).map(capital);
const sentence = words(4, 30).map((text) => `${capital(text)}.`);
const clause = fc
  .tuple(fc.constantFrom(...VERBS), words(2, 20))
  .map(([verb, rest]) => `Att ${verb} ${rest}`);

export type Meant = {
  people: [name: string, member: string][];
  first: number;
  items: { heading: string; text: string[]; clauses: string[] }[];
};

const item = fc.record({
  heading,
  text: fc.array(sentence, { maxLength: 3 }),
  clauses: fc.array(clause, { maxLength: 4 }),
});

const people = fc
  .tuple(fc.shuffledSubarray(FIRST, { minLength: 4, maxLength: 4 }), fc.shuffledSubarray(LAST))
  .map(([first, last]) =>
    MEMBERS.map((member, at): [string, string] => [`${first[at]} ${last[at] ?? "Ros"}`, member]),
  );

export const meant: fc.Arbitrary<Meant> = fc.record({
  people,
  first: fc.integer({ min: 1, max: 400 }),
  items: fc.array(item, { minLength: 2, maxLength: 12 }),
});

/** Every choice that a writer makes. `width`: where lines are wrapped, 0 for not at all. */
export type Manner = {
  mark: "§ n" | "§n" | "§ n." | "§ n –" | "n §" | "Paragraf n:" | "## § n" | "**§ n" | "§ n below";
  lead: "Styrelsen beslutade" | "Styrelsen beslutar:" | "Beslut:" | "Beslut";
  clauseMark: "" | "- " | "1. ";
  lower: boolean;
  blankBetween: boolean;
  list: "comma" | "tab" | "bracket" | "columns" | "table";
  width: 0 | 72 | 90;
  furniture: "none" | "feed" | "scanner";
};

export const manner: fc.Arbitrary<Manner> = fc.record({
  mark: fc.constantFrom(
    "§ n",
    "§n",
    "§ n.",
    "§ n –",
    "n §",
    "Paragraf n:",
    "## § n",
    "**§ n",
    "§ n below",
  ),
  lead: fc.constantFrom("Styrelsen beslutade", "Styrelsen beslutar:", "Beslut:", "Beslut"),
  clauseMark: fc.constantFrom("", "- ", "1. "),
  lower: fc.boolean(),
  blankBetween: fc.boolean(),
  list: fc.constantFrom("comma", "tab", "bracket", "columns", "table"),
  width: fc.constantFrom(0, 72, 90),
  furniture: fc.constantFrom("none", "feed", "scanner"),
});

/** A text broken into lines of at most `width` characters. */
function wrapped(text: string, width: number): string {
  if (width === 0) return text;
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1) ?? "";
    if (line !== "" && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines.join("\n");
}

function headingText(how: Manner, nr: number, text: string): string {
  if (how.mark === "§ n below") return `§ ${nr}\n\n${text}`;
  if (how.mark === "**§ n") return `**§ ${nr} ${text}**`;
  return `${how.mark.replace("n", String(nr))} ${text}`;
}

/** The clauses with their ends: in small letters they are one sentence with commas, else lines without stops. */
export const clausesMeant = (how: Manner, clauses: string[]): string[] =>
  clauses.map((text, at) => (how.lower ? `${text}${at === clauses.length - 1 ? "." : ","}` : text));

function clausesText(how: Manner, clauses: string[]): string[] {
  return clausesMeant(how, clauses).map((text, at) => {
    const mark = how.clauseMark === "1. " ? `${at + 1}. ` : how.clauseMark;
    const body = how.lower ? `a${text.slice(1)}` : text;
    return wrapped(`${mark}${body}`, how.width);
  });
}

function listText(how: Manner, list: Meant["people"]): string {
  if (how.list === "columns") {
    return [...list.map(([name]) => name), ...list.map(([, member]) => member)].join("\n\n");
  }
  const [start, middle, end] = {
    comma: ["", ", ", ""],
    tab: ["", "\t", ""],
    bracket: ["", " (", ")"],
    table: ["| ", " | ", " |"],
  }[how.list];
  return list.map(([name, member]) => `${start}${name}${middle}${member}${end}`).join("\n");
}

const between = (how: Manner, page: number): string => {
  if (how.furniture === "feed") return `\n\n\fSida ${page} (20)\n\n`;
  return how.furniture === "scanner" ? "\n\nHandwritten initials in blue ink.\n\n" : "\n\n";
};

/** Lines that the writer put there as page furniture. */
export const isFurniture = (text: string): boolean =>
  /^\f?Sida \d+ \(20\)$|^Handwritten initials in blue ink\.$/.test(text);

/** The protokoll written in a manner. */
export function written(what: Meant, how: Manner): string {
  const gap = how.blankBetween ? "\n\n" : "\n";
  const items = what.items.map(({ heading: title, text, clauses }, at) => {
    const head = headingText(how, what.first + at, title);
    const decided =
      clauses.length === 0 ? [] : [[how.lead, ...clausesText(how, clauses)].join(gap)];
    const body = text.map((one) => wrapped(one, how.width));
    return [head, ...body, ...decided].join("\n\n");
  });
  const last = what.first + what.items.length - 1;
  const front = [
    "Sammanträdesprotokoll",
    "Sammanträdesdatum: 2023-03-17",
    "Plats: Kommunhuset, Norrsund",
    `Närvarande ordinarie ledamöter\n\n${listText(how, what.people)}`,
    `Protokollet omfattar § ${what.first} - ${last}`,
    `Justerare: ${what.people[1]?.[0]}`,
  ];
  const body = items.reduce((above, below, at) => `${above}${between(how, at + 1)}${below}`);
  return `${front.join("\n\n")}\n\n${body}\n`;
}
