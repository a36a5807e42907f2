/** `prova-attest`: attempts of a file through the same rules as the office's own. */
import { expect, test } from "vitest";
import { readTrial } from "#app/domain/attest/trial/trialFile.ts";
import { answerText, tryAttempts } from "#app/domain/attest/trial/tryAttempts.ts";

import { file, grant, persons, received, rows, type Step, steps, u1 } from "./trialFiles.ts";

function tried(forsok: object[], about: object = {}) {
  const { trial, faults, unknown } = readTrial(file(forsok, about));
  expect([faults, unknown]).toEqual([[], []]);
  const answered = tryAttempts(trial);
  expect(answered.faults).toEqual([]);
  return answered.answers;
}

const short = (forsok: object[], about: object = {}) =>
  tried(forsok, about).map(({ utfall, regler }) => [utfall, ...regler].join(" "));

const decided: Step[] = [received, ["beslutsattest", "anna"]];

test("an invoice goes all the way, a bidrag gets its condition, and a change resets", () => {
  const all = steps(u1, [...decided, ["utanordning", "eva"], ["utanordning", "ulf"]]);
  const answers = tried([
    ...all,
    { uppfyllt: { beslut: "b1", villkor: "avtal" }, datum: "2026-03-03" },
    { andra: { id: "u1", ore: 1_300_000 }, av: "eva", datum: "2026-03-03" },
    { utbetalning: { id: "u1" }, steg: "utanordning", av: "eva", datum: "2026-03-03" },
    { utbetalning: { id: "u1" }, steg: "mottagningsattest", av: "moa", datum: "2026-03-03" },
  ]);
  expect(answers.map(({ nr, utfall, regler, kan }) => [nr, utfall, regler, kan])).toEqual([
    ...all.map((_, nr) => [nr, "godkand", [], []]),
    [4, "godkand", [], []],
    [5, "varning", ["CTRL-09"], []],
    [6, "nekad", ["CTRL-09"], []],
    [7, "godkand", [], []],
  ]);
  expect(answers[1]?.text).toBe(
    "Anna Ek gjorde beslutsattest av u1. Nu väntar den på utanordning.",
  );
  const { trial } = readTrial(file(all.slice(0, 1)));
  const [first] = tryAttempts(trial).answers;
  expect(first && answerText(trial, first)).toBe(
    "0. Godkänd. Moa Ås gjorde mottagningsattest av u1. Nu väntar den på beslutsattest.",
  );
});

/** One attempt after what leads to it: what is answered to the last, and who could instead. */
const cases: [string, object[], string, string[], object?][] = [
  [
    "CTRL-01 no right to the step",
    steps(u1, [received, ["beslutsattest", "eva"]]),
    "nekad CTRL-01",
    ["anna"],
  ],
  [
    "CTRL-01 before the order begins",
    steps(u1, [["mottagningsattest", "moa", "2025-12-31"]]),
    "nekad CTRL-01",
    [],
  ],
  [
    "the last day of the order is a day of it",
    steps(u1, [["mottagningsattest", "moa", "2026-12-31"]]),
    "godkand",
    [],
  ],
  [
    "CTRL-02 over the amount",
    steps({ ...u1, ore: 50_000_001 } as never, decided),
    "nekad CTRL-02 CTRL-07",
    [],
  ],
  ["CTRL-02 just the amount", steps({ ...u1, ore: 50_000_000 } as never, decided), "godkand", []],
  [
    "CTRL-02 an amount that the board has not said",
    steps(u1, decided),
    "varning CTRL-02",
    [],
    { regler: [rows[0], { ...rows[1], maxOre: null }, rows[2], rows[3]] },
  ],
  [
    "CTRL-03 the one who received decides",
    steps(u1, [
      ["mottagningsattest", "anna"],
      ["beslutsattest", "anna"],
    ]),
    "nekad CTRL-03",
    ["per"],
    { regler: [{ steg: "mottagningsattest", ordinarie: ["ordforande"] }, ...rows.slice(1)] },
  ],
  [
    "CTRL-03 the same utanordnar twice",
    steps(u1, [...decided, ["utanordning", "eva"], ["utanordning", "eva"]]),
    "nekad CTRL-03",
    ["ulf"],
  ],
  [
    "CTRL-04 paid to the one who decides",
    steps({ ...u1, mottagare: "Anna Ek" } as never, decided),
    "nekad CTRL-01 CTRL-04",
    ["per"],
  ],
  [
    "CTRL-04 the own expense of one of several",
    steps({ ...u1, ore: 100_000, ror: ["eva", "anna"] } as never, [
      received,
      ["beslutsattest", "per"],
      ["utanordning", "eva"],
    ]),
    "nekad CTRL-04",
    ["ulf"],
  ],
  [
    "CTRL-05 a relative",
    steps({ ...u1, mottagare: "Bo Ek" } as never, decided),
    "nekad CTRL-05",
    ["per"],
  ],
  [
    "CTRL-05 the own company",
    steps({ ...u1, mottagare: "Eks Bygg AB" } as never, decided),
    "nekad CTRL-05",
    ["per"],
  ],
  [
    "CTRL-06 the own employer",
    steps({ ...u1, mottagare: "Region Mittland" } as never, decided),
    "varning CTRL-06",
    ["per"],
  ],
  [
    "CTRL-06 the ersättare, whose employer it is not",
    steps({ ...u1, mottagare: "Region Mittland" } as never, [received, ["beslutsattest", "per"]]),
    "godkand",
    [],
  ],
  [
    "CTRL-06 the ersättare's employer",
    steps({ ...u1, mottagare: "Norrsunds kommun" } as never, [received, ["beslutsattest", "per"]]),
    "nekad CTRL-07",
    ["anna"],
  ],
  [
    "CTRL-07 an ersättare while the ordinarie can",
    steps(u1, [received, ["beslutsattest", "per"]]),
    "nekad CTRL-07",
    ["anna"],
  ],
  [
    "CTRL-07 an ersättare when the ordinarie is hindered",
    steps(u1, [received, ["beslutsattest", "per", "2026-03-02", ["anna"]]]),
    "godkand",
    [],
  ],
  [
    "CTRL-07 the chain ends in the same person",
    steps({ ...u1, mottagare: "Anna Ek", ore: 100_000 } as never, [
      received,
      ["beslutsattest", "anna", "2026-03-02", ["per"]],
    ]),
    "nekad CTRL-01 CTRL-04 CTRL-07",
    [],
  ],
  [
    "CTRL-08 the chef's own expense",
    steps({ ...u1, ror: ["anna"], ore: 100_000 } as never, [received, ["beslutsattest", "ida"]]),
    "nekad CTRL-08",
    ["per"],
    {
      regler: [rows[0], { ...rows[1], ordinarie: ["forbundschef"], maxOre: 50_000_000 }, rows[3]],
    },
  ],
  ["CTRL-09 out of turn", steps(u1, [["beslutsattest", "anna"]]), "nekad CTRL-09", []],
  [
    "CTRL-09 once too many",
    steps(u1, [...decided, ["utanordning", "eva"], ["utanordning", "ulf"], ["utanordning", "ulf"]]),
    "nekad CTRL-09 CTRL-03",
    [],
  ],
  [
    "CTRL-21 one who left yesterday",
    steps(u1, [["mottagningsattest", "ida", "2026-06-01"]]),
    "nekad CTRL-01 CTRL-21",
    ["moa"],
  ],
  ["one who leaves today", steps(u1, [["mottagningsattest", "ida", "2026-05-31"]]), "godkand", []],
  [
    "CTRL-21 an order older than twelve months",
    steps(u1, [["mottagningsattest", "moa", "2026-03-02"]]),
    "nekad CTRL-21",
    [],
    { fran: "2025-01-01", till: null, regler: rows },
  ],
  [
    "KL-12-1 a revisor",
    steps(u1, [["mottagningsattest", "anna"]]),
    "nekad KL-12-1 CTRL-07",
    [],
    {
      personer: [{ ...persons[0], roll: "revisor" }],
      regler: [{ steg: "mottagningsattest", ordinarie: ["anna"] }],
    },
  ],
];

test.each(cases)("%s", (_, forsok, answer, kan, about = {}) => {
  const { personer, ...order } = about as { personer?: object[] };
  const attestordning = { fran: "2026-01-01", till: "2026-12-31", regler: rows, ...order };
  const answers = tried(forsok, { attestordning, ...(personer ? { personer } : {}) });
  const last = answers.at(-1);
  expect([[last?.utfall, ...(last?.regler ?? [])].join(" "), last?.kan]).toEqual([answer, kan]);
});

test("when several rules stop at once, the way forward is told once", () => {
  const [answer] = tried(steps(u1, [["mottagningsattest", "eva"]]), { personer: [persons[4]] });
  expect(answer?.regler).toEqual(["CTRL-01", "CTRL-07"]);
  expect(answer?.text).toBe(
    "Eva Lind har inte rätt till mottagningsattest av den här utbetalningen enligt attestordningen. " +
      "Ingen kan göra mottagningsattest av den här utbetalningen enligt attestordningen. " +
      "Låt styrelsen utse en ledamot för sådana utbetalningar.",
  );
});

const fulfilled = { uppfyllt: { beslut: "b1", villkor: "avtal" }, datum: "2026-03-01" };

test("CTRL-10: nothing before its condition, and never more than was granted", () => {
  const first = { id: "g1", ...grant };
  expect(short(steps(first, [received]))).toEqual(["nekad CTRL-10"]);
  expect(short([fulfilled, ...steps(first, [received])])).toEqual(["godkand", "godkand"]);
  const second = { id: "g2", ...grant, ore: 1 };
  expect(short([fulfilled, ...steps(first, [received]), ...steps(second, [received])])).toEqual([
    ...["godkand", "godkand"],
    "nekad CTRL-10",
  ]);
  // One that was refused has taken nothing of it.
  const over = { id: "g3", ...grant, ore: 35_450_001 };
  expect(short([fulfilled, ...steps(over, [received]), ...steps(first, [received])])).toEqual([
    ...["godkand", "nekad CTRL-10"],
    "godkand",
  ]);
  const other = { id: "g4", ...grant, mottagare: "Kontorsbolaget AB" };
  expect(short([fulfilled, ...steps(other, [received])])).toEqual(["godkand", "nekad CTRL-10"]);
  const withoutPart = { id: "g5", mottagare: "Norrsunds kommun", beslut: "b1", ore: 100 };
  expect(short([fulfilled, ...steps(withoutPart, [received])])).toEqual([
    ...["godkand", "nekad CTRL-10"],
  ]);
  // A decision without a plan is one part, and one without a payee asks for none.
  const plain = { beslut: [{ id: "b2", beviljatOre: 1000 }] };
  const small = { id: "g6", mottagare: "Vem som helst", beslut: "b2", ore: 1000 };
  expect(short(steps(small, [received]), plain)).toEqual(["godkand"]);
  expect(short(steps({ ...small, ore: 1001 } as never, [received]), plain)).toEqual([
    "nekad CTRL-10",
  ]);
});

const confirm = (av: string) => ({ bekrafta: { id: "u1" }, av, datum: "2026-03-02" });
const moved = [
  ...steps({ ...u1, konto: "5050-1055" } as never, decided),
  { andra: { id: "u1", konto: "765-4320" }, av: "eva", datum: "2026-03-02" },
];
const leave = [
  ...["eva", "ulf"].map((av) => ({
    ...{ utbetalning: { id: "u1" }, steg: "utanordning", av, datum: "2026-03-03" },
  })),
];

test("another account after attest is attested anew, and stops until another has confirmed it", () => {
  expect(short([...moved, ...steps({ id: "u1" }, decided)])).toEqual([
    ...["godkand", "godkand", "varning CTRL-09", "godkand", "nekad CTRL-15"],
  ]);
  const [own, others] = tried([...moved, confirm("eva"), confirm("ulf")]).slice(3);
  expect([own?.utfall, own?.regler, own?.kan]).toEqual([
    ...["nekad", ["CTRL-15"], ["anna", "per", "ida", "moa", "ulf"]],
  ]);
  expect(others).toMatchObject({ utfall: "godkand", text: "Ulf Berg bekräftade kontot i u1." });
  const whole = short([...moved, confirm("ulf"), ...steps({ id: "u1" }, decided), ...leave]);
  expect(whole.slice(3)).toEqual(["godkand", "godkand", "godkand", "godkand", "godkand"]);
});

test("a confirmed account stands while only the sum is changed, and not for a third account", () => {
  const sum = { andra: { id: "u1", ore: 1_300_000 }, av: "eva", datum: "2026-03-02" };
  const third = { andra: { id: "u1", konto: "123-4566" }, av: "ulf", datum: "2026-03-02" };
  const after = (change: object) =>
    short([...moved, confirm("ulf"), change, ...steps({ id: "u1" }, decided)]).at(-1);
  expect(after(sum)).toBe("godkand");
  expect(after(third)).toBe("nekad CTRL-15");
});

test("nobody confirms after leaving, nor a payment that is not there", () => {
  const late = { ...confirm("ida"), datum: "2026-06-01" };
  expect(short([...moved, late]).at(-1)).toBe("nekad CTRL-15");
  const { trial } = readTrial(file([confirm("ulf")]));
  expect(tryAttempts(trial).faults).toEqual(["forsok[0].bekrafta.id: ”u1” finns inte."]);
});
