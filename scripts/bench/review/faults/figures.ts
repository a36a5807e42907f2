/** Planted faults of figures: sums that do not add up, and money beyond what was applied for. */
import { kronor } from "../scene.ts";
import { changed, type FaultKind, sentenceAdded, someItem, textOf } from "./kind.ts";

const APPLIED = /ansöker om ([\d\u00a0 ]+) kr till .* under/u;
const amountOf = (words: string | undefined) => Number((words ?? "").replace(/\D/g, ""));

const beyondApplied: FaultKind = {
  name: "more granted than applied for",
  titles: ["Beviljat belopp mot sökt"],
  plant: (sound, chance) => {
    const item = someItem(sound, chance, (one) => APPLIED.test(textOf(one)));
    const words = APPLIED.exec(item ? textOf(item) : "")?.[1];
    if (!item || !words) return null;
    const more = kronor(amountOf(words) + 1_000 * chance.int(7, 90));
    const sections = item.sections.map((one) => ({
      ...one,
      clauses: one.clauses.map((clause) => clause.replace(words, more)),
    }));
    return changed(sound.minutes, item, { sections });
  },
};

const totalInWords: FaultKind = {
  name: "total in words wrong",
  titles: ["Belopp i text går ihop"],
  plant: (sound, chance) => {
    const [a, b] = [1_000 * chance.int(20, 90), 1_000 * chance.int(100, 400)];
    const total = a + b + 1_000 * chance.int(1, 9);
    const told = `Utgifterna är ${kronor(a)} kr för lokaler och ${kronor(b)} kr för lön, totalt ${kronor(total)} kr.`;
    return sentenceAdded(sound, chance, told, ({ kind }) => kind === "information");
  },
};

const sumInTable: FaultKind = {
  name: "sum in a table wrong",
  titles: ["Tabellens rader ger summan"],
  only: "office",
  plant: (sound, chance) => {
    const rows = Array.from({ length: chance.int(3, 7) }, () => chance.int(20, 400));
    const sum = rows.reduce((all, one) => all + one, 0) + chance.pick([-10, 9, 18, 27, 90]);
    const table = ["| Kostnad | Tkr |", "| --- | --- |"]
      .concat(rows.map((one, at) => `| Rad ${"ABCDEFG"[at]} | ${one} |`))
      .concat(`| Summa | ${sum} |`)
      .join("\n");
    return sentenceAdded(sound, chance, `\n\n${table}`, ({ kind }) => kind === "information");
  },
};

const baseAmount: FaultKind = {
  name: "base amount wrong",
  titles: ["Årets prisbasbelopp"],
  plant: (sound, chance) =>
    sentenceAdded(
      sound,
      chance,
      `Prisbasbeloppet för 2025 är ${kronor(chance.pick([58_300, 57_300, 58_900, 85_800]))} kr.`,
      ({ kind }) => kind === "information",
    ),
};

const quorumByHalf: FaultKind = {
  name: "quorum of half",
  titles: ["Beslutsförhet som lagen kräver"],
  plant: (sound, chance) =>
    sentenceAdded(
      sound,
      chance,
      "Styrelsen är beslutsför när minst hälften av ledamöterna är närvarande.",
      ({ kind }) => kind === "information",
    ),
};

export const figureFaults: readonly FaultKind[] = [
  beyondApplied,
  totalInWords,
  sumInTable,
  baseAmount,
  quorumByHalf,
];
