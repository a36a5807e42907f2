/** The same person or organisation by one spelling, and by the role it has. No law; whoever reads must know who is meant. */
import type { Item, Minutes, Person } from "../minutes.ts";
import { isMisspelt, nameRuns, nicknamesIn } from "../words/names.ts";
import { hasWords, literally, readText } from "../words/sentences.ts";
import { atItems, type Flaw, label, rule, standing, textOf } from "./rule.ts";

const isNameOf = (name: string, person: Person): boolean => {
  const written = name.toLowerCase();
  const known = person.name.toLowerCase();
  return written === known || written === `${known}s` || (known.endsWith("s") && written === known);
};

/** Somebody of nearly the same name who is said to come from elsewhere is somebody else. */
function comesFromElsewhere(text: string, name: string, person: Person): boolean {
  const after = text.slice(text.indexOf(name) + name.length, text.indexOf(name) + name.length + 80);
  const from = /^,? (?:från|vid|på|hos) ((?:\p{Lu}|\d)[^.,;\n]*)|^ \(([^)]+)\)/u.exec(after);
  const place = from?.[1] ?? from?.[2];
  return place !== undefined && person.organisation !== "" && !hasWords(place, person.organisation);
}

/** Names in the text that are nobody's, and are one spelling away from somebody's. */
function misspelt(item: Item, { persons }: Minutes): Flaw[] {
  const text = readText(textOf(item));
  const strange = [...new Set(nameRuns(text))].filter(
    (name) => !persons.some((person) => isNameOf(name, person)),
  );
  return strange.flatMap((name) => {
    const [meant, ...more] = persons.filter(
      (person) => isMisspelt(name, person.name) && !comesFromElsewhere(text, name, person),
    );
    if (!meant || more.length > 0) return [];
    const isGenitive = /s$/i.test(name) && !/s$/i.test(meant.name) && !name.endsWith("ss");
    return [
      {
        item,
        text: `${label(item)}: ”${name}” stavas ${meant.name} på andra ställen i protokollet.`,
        suggestion: "Använd en stavning. Är det någon annan, skriv vem.",
        quote: name,
        put:
          isGenitive && isMisspelt(name.slice(0, -1), meant.name) ? `${meant.name}s` : meant.name,
      },
    ];
  });
}

/** Two spellings of somebody who is not in the register; the one that is used least is asked about. */
function twoSpellings(minutes: Minutes): Flaw[] {
  const seen = new Map<string, { item: Item; times: number }>();
  for (const item of standing(minutes))
    for (const name of nameRuns(readText(textOf(item)))) {
      if (minutes.persons.some((p) => isNameOf(name, p) || isMisspelt(name, p.name))) continue;
      const bare = seen.has(name.replace(/s$/, "")) ? name.replace(/s$/, "") : name;
      const before = seen.get(bare);
      seen.set(bare, { item, times: (before?.times ?? 0) + 1 });
    }
  return [...seen].flatMap(([name, { item, times }]) => {
    const usual = [...seen].find(
      ([other, { times: more }]) => more > times && isMisspelt(name, other),
    );
    if (!usual) return [];
    return [
      {
        item,
        text: `${label(item)}: ”${name}” stavas ${usual[0]} på andra ställen i protokollet.`,
        suggestion: "Använd en stavning. Är det två personer, skriv vilka.",
        quote: name,
        put: usual[0],
      },
    ];
  });
}

function nicknames(item: Item, { persons }: Minutes): Flaw[] {
  const text = readText(textOf(item));
  return nicknamesIn(text).flatMap(({ nickname, names }) => {
    const firstOf = ({ name }: Person) => name.split(" ")[0] ?? "";
    if (persons.some((person) => firstOf(person) === nickname)) return [];
    if (new RegExp(`(?<!\\p{L})${nickname} \\p{Lu}`, "u").test(text)) return [];
    const meant = persons.filter((person) => names.includes(firstOf(person)));
    const [only] = meant;
    if (!only || meant.length > 1) return [];
    return [
      {
        item,
        text: `${label(item)}: ”${nickname}” är ett smeknamn. I närvaron står ${only.name}.`,
        suggestion: "Skriv det namn som personen har i protokollet.",
        quote: nickname,
        put: firstOf(only),
      },
    ];
  });
}

/** "Norrsund kommun" for Norrsunds kommun: the name of the kommun without its s. */
function kommunNames(item: Item, { persons, members }: Minutes): Flaw[] {
  const text = readText(textOf(item));
  const known = [...members.map(({ name }) => name), ...persons.map((p) => p.organisation)];
  const kommuner = [...new Set(known)].filter((name) => /^\p{Lu}\S+s kommun$/u.test(name));
  return kommuner.flatMap((name) => {
    const wrong = name.replace(/s kommun$/, " kommun");
    if (!new RegExp(`(?<!\\p{L})${literally(wrong)}(?!\\p{L})`, "u").test(text)) return [];
    return [
      {
        item,
        text: `${label(item)}: ”${wrong}” heter ${name}.`,
        suggestion: "Skriv namnet som det är.",
        quote: wrong,
        put: name,
      },
    ];
  });
}

const ROLE =
  /(?<![\p{L}-])([Vv]ice ordföranden?|[Oo]rdföranden?|[Ll]edamoten|[Ee]rsättaren|[Ff]örbundschef(?:en)?) (\p{Lu}[\p{L}'’-]+ (?:(?:von|af|de) )?\p{Lu}[\p{L}'’-]+)/gu;

const isSeated = (minutes: Minutes, id: string, kind: "member" | "substitute"): boolean => {
  if (minutes.mandates.length > 0)
    return minutes.mandates.some((one) => one.personId === id && one.kind === kind);
  const stretches = minutes.presences.filter((one) => one.personId === id);
  return stretches.some(({ capacity }) =>
    kind === "member" ? capacity === "member" : /substitute/.test(capacity),
  );
};

/** Whether the role that is said of a person is another than the one the protokoll gives. */
function isOtherRole(minutes: Minutes, role: string, person: Person): boolean {
  const isOffice = /ordförande|styrelse/i.test(person.title);
  if (/^ordf/i.test(role))
    return minutes.chairId !== null && minutes.chairId !== person.id && !isOffice;
  if (/^vice/i.test(role))
    return minutes.chairId === null ? false : isSeated(minutes, person.id, "substitute");
  if (/^ledamot/i.test(role))
    return isSeated(minutes, person.id, "substitute") && !isSeated(minutes, person.id, "member");
  if (/^ersätt/i.test(role))
    return isSeated(minutes, person.id, "member") && !isSeated(minutes, person.id, "substitute");
  const chiefs = minutes.persons.filter(({ title }) => /förbundschef/i.test(title));
  return chiefs.length > 0 && !chiefs.includes(person);
}

function roles(item: Item, minutes: Minutes): Flaw[] {
  const text = readText(textOf(item));
  return [...text.matchAll(ROLE)].flatMap(([quote, role = "", name = ""]) => {
    const person = minutes.persons.find((one) => isNameOf(name, one));
    const isKnown = person && minutes.presences.some(({ personId }) => personId === person.id);
    if (!person || !isKnown || item.kind === "election") return [];
    if (!isOtherRole(minutes, role, person)) return [];
    return [
      {
        item,
        text: `${label(item)}: ”${quote}” har en annan roll i protokollet.`,
        suggestion: "Rätta rollen eller namnet.",
        quote,
      },
    ];
  });
}

export const nameRules = [
  rule(
    "NAMN",
    "warn",
    "Samma namn stavas lika",
    {
      fault: "Ledamoten heter Karin Åberg i närvaron och Karin Åbergh i § 14.",
      sound:
        "Namnet stavas lika överallt. En annan person med liknande namn kommer från en annan organisation.",
    },
    (minutes, context) => [...atItems(misspelt)(minutes, context), ...twoSpellings(minutes)],
  ),
  rule(
    "NAMN",
    "info",
    "Namn i stället för smeknamn",
    { fault: "”Lasse berättade”, där närvaron har Lars.", sound: "”Lars berättade”." },
    atItems(nicknames),
  ),
  rule(
    "NAMN",
    "info",
    "Kommunens namn",
    { fault: "”Norrsund kommun”.", sound: "”Norrsunds kommun”." },
    atItems(kommunNames),
  ),
  rule(
    "NAMN",
    "warn",
    "Roller som stämmer",
    {
      fault: "”Ordförande Per Alm”, när Anna Ek ledde sammanträdet.",
      sound: "”Ordförande Anna Ek”, som ledde sammanträdet.",
    },
    atItems(roles),
  ),
];
