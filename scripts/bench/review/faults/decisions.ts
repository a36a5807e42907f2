/** Planted faults of decisions: what they lack, and what a styrelse may not decide. */
import type { Item } from "#app/domain/minutes.ts";
import {
  changed,
  clauseAdded,
  decides,
  type FaultKind,
  free,
  isOwn,
  nameIn,
  replacedWords,
  sentenceAdded,
  someItem,
  textOf,
} from "./kind.ts";

const onDecision = (
  name: string,
  title: string,
  change: (item: Item) => Partial<Item>,
  fits: (item: Item) => boolean = () => true,
): FaultKind => ({
  name,
  titles: [title],
  plant: (sound, chance) => {
    const item = someItem(sound, chance, (one) => decides(one) && fits(one));
    return item && changed(sound.minutes, item, change(item));
  },
});

const sectionsOf = (item: Item, about: Partial<Item["sections"][number]>) => ({
  sections: item.sections.map((one) => ({ ...one, ...about })),
});

/** A place in an att-sats after which it cannot end. */
const CUT_AT = /^(att .+? (?:och|till|för|med|på|av|om))(?= )/;

const cut: FaultKind = {
  name: "att-sats cut",
  titles: ["Att-satser som kan läsas för sig"],
  plant: (sound, chance) => {
    const item = someItem(sound, chance, (one) =>
      one.sections.some(({ clauses }) => CUT_AT.test(clauses[0] ?? "")),
    );
    if (!item) return null;
    const sections = item.sections.map((one) => ({
      ...one,
      clauses: one.clauses.map((clause, at) =>
        at === 0 ? (CUT_AT.exec(clause)?.[1] ?? clause) : clause,
      ),
    }));
    return changed(sound.minutes, item, { sections });
  },
};

const gap: FaultKind = {
  name: "gap left to fill in",
  titles: ["Inget kvar att fylla i"],
  plant: (sound, chance) => {
    const put = chance.pick(["[[belopp]] kr", "XX kr", "____ kr", "……… kr"]);
    const item = someItem(sound, chance, (one) => /\d kr/.test(textOf(one)));
    const sum = /[\d\u00a0]+ kr/;
    return (
      item &&
      sentenceAdded(
        sound,
        chance,
        `Till detta kommer ${put}.`,
        (one) => one.id === item.id && sum.test(textOf(one)),
      )
    );
  },
};

const financing: FaultKind = {
  name: "financing removed",
  titles: ["Finansiering av beviljade medel"],
  plant: (sound, chance) => {
    const item = someItem(
      sound,
      chance,
      (one) => /finansieras/.test(textOf(one)) || one.financing !== null,
    );
    if (!item) return null;
    return sound.isPaper
      ? replacedWords(sound.minutes, item, /\n\nUtgiften finansieras[^.]*\./, "")
      : changed(sound.minutes, item, { financing: null });
  },
};

const unwatched: FaultKind = {
  name: "condition that nobody follows up",
  titles: ["Villkor som följs upp"],
  plant: (sound, chance) => {
    const item = someItem(sound, chance, (one) => /under förutsättning/.test(textOf(one)));
    if (!item)
      return clauseAdded(sound, chance, "att teckna avtal med villkor att regionen deltar.");
    const sections = item.sections.map((one) => ({ ...one, clauses: one.clauses.slice(0, 1) }));
    return changed(sound.minutes, item, { sections });
  },
};
/** Ärenden where somebody is to follow up something: a condition there is perhaps watched. */
const WATCHES = /återrapport|redovis|uppdrag åt|anmäl|återkom|kontroll|följ/i;

const unwatchedAnywhere: FaultKind = {
  ...unwatched,
  plant: (sound, chance) => {
    const planted = unwatched.plant(sound, chance);
    const at = planted?.minutes.items.find(({ position }) => planted.at.includes(position));
    return at && WATCHES.test(at.sections.flatMap(({ clauses }) => clauses).join())
      ? null
      : planted;
  },
};

const clause = (name: string, title: string, said: string, also: string[] = []): FaultKind => ({
  name,
  titles: [title],
  also,
  plant: (sound, chance) =>
    clauseAdded(
      sound,
      chance,
      said.replace("ÅR", String(Number(sound.minutes.date.slice(0, 4)) - 1)),
    ),
});

const sentence = (
  name: string,
  title: string,
  said: string,
  about: Partial<FaultKind> = {},
  fits: (item: Item) => boolean = isOwn,
): FaultKind => ({
  name,
  titles: [title],
  plant: (sound, chance) => sentenceAdded(sound, chance, said, fits),
  ...about,
});

const tooManyVotes: FaultKind = {
  name: "votes more than serving",
  titles: ["Inte fler röster än tjänstgörande"],
  plant: (sound, chance) => {
    const yes = sound.minutes.seatCount + chance.int(0, 4);
    return sentenceAdded(
      sound,
      chance,
      `Bifall får ${yes} ja-röster mot 1 nej-röst.`,
      (one) =>
        isOwn(one) && decides(one) && !/röst/.test(textOf(one)) && !/avslå/.test(textOf(one)),
    );
  },
};

const ownHand: FaultKind = {
  name: "ledamot is the applicant's contact",
  titles: ["Den som företräder en part"],
  plant: (sound, chance) => {
    const who = nameIn(sound.minutes, chance.pick(free(sound.minutes)));
    return sentenceAdded(
      sound,
      chance,
      `Undertecknad av ${who}, projektledare för ansökan.`,
      (one) => one.kind === "grant" && one.stances.length === 0 && !/jäv/.test(textOf(one)),
    );
  },
};

const kommun: FaultKind = {
  name: "kommun without its s",
  titles: ["Kommunens namn"],
  plant: (sound, chance) => {
    const known = sound.minutes.persons.map(({ organisation }) => organisation);
    const name = known.find((one) => one.endsWith("s kommun"));
    return name
      ? sentenceAdded(
          sound,
          chance,
          `Arbetet började i ${name.replace("s kommun", " kommun")} i våras.`,
        )
      : null;
  },
};

const votes = (one: Item) =>
  isOwn(one) && decides(one) && one.kind !== "election" && !/röst/.test(textOf(one));
const isTold = (one: Item) => isOwn(one) && !decides(one);

export const decisionFaults: readonly FaultKind[] = [
  onDecision("beslutsmening removed", "Beslutsmening och att-sats", (one) =>
    sectionsOf(one, { lead: "" }),
  ),
  onDecision("att-sats removed", "Beslutsmening och att-sats", (one) =>
    sectionsOf(one, { clauses: [] }),
  ),
  onDecision(
    "text and decision gone",
    "Varje ärende är handlagt",
    () => ({ sections: [], financing: null }),
    (one) => isOwn(one) && !/jäv/.test(textOf(one)) && one.stances.length === 0,
  ),
  cut,
  gap,
  financing,
  unwatchedAnywhere,
  tooManyVotes,
  ownHand,
  kommun,
  clause(
    "budget delegated",
    "Vad som kan delegeras",
    "att delegera till ordföranden att fastställa budgeten.",
  ),
  clause(
    "decision given to a nämnd",
    "Vad som kan delegeras",
    "att delegera beslut om inköp till socialnämnden.",
  ),
  clause(
    "own ansvarsfrihet",
    "Ansvarsfrihet av medlemmarna",
    "att bevilja styrelsen ansvarsfrihet för ÅR.",
    ["Ett beslut om ansvarsfrihet från varje medlem"],
  ),
  clause("borgen", "Ingen borgen, inga lån", "att gå i borgen för föreningens hyra."),
  clause(
    "urgent decisions",
    "Inga brådskande ordförandebeslut",
    "att ordföranden får besluta i brådskande ärenden.",
  ),
  clause(
    "an individual's benefit",
    "Inga beslut om enskildas förmåner",
    "att bevilja försörjningsstöd till den sökande.",
  ),
  { ...clause("no att", "Beslut som att-satser", "Rapporten godkänns."), only: "office" },
  sentence("tie without utslagsröst", "Lika röster", "Omröstningen ger 2 röster mot 2.", {}, votes),
  sentence("closed vote", "Öppen omröstning", "Sluten omröstning begärs.", {}, votes),
  sentence(
    "referred back by a minority",
    "Ingen minoritetsåterremiss",
    "Ärendet får minoritetsåterremiss.",
  ),
  sentence(
    "decision in running text",
    "Beslut i löpande text",
    "Styrelsen beslutar att avvakta.",
    { only: "office" },
    isTold,
  ),
  sentence(
    "appeal from when one was told",
    "Rätt tid att överklaga",
    "Beslutet överklagas inom tre veckor från den dag du fick del av beslutet.",
  ),
  sentence("doubled word", "Ord som står två gånger", "Rapporten och och bilagan gås igenom."),
];
