/** A file of attempts, as somebody writes it, for tests of what is answered. */

export const persons = [
  {
    ...{ id: "anna", namn: "Anna Ek", roll: "ordforande", huvudman: "Region Mittland" },
    ...{ narstaende: ["Bo Ek"], engagemang: ["Eks Bygg AB"], chef: null },
  },
  { id: "per", namn: "Per Alm", roll: "vice_ordforande", huvudman: "Norrsunds kommun" },
  { id: "ida", namn: "Ida Sjö", roll: "forbundschef", chef: "anna", till: "2026-05-31" },
  { id: "moa", namn: "Moa Ås", roll: "utvecklingsledare" },
  { id: "eva", namn: "Eva Lind", roll: "ekonom" },
  { id: "ulf", namn: "Ulf Berg", roll: "ekonom" },
];

export const rows: object[] = [
  { steg: "mottagningsattest", ordinarie: ["utvecklingsledare", "forbundschef"] },
  {
    ...{ steg: "beslutsattest", ordinarie: ["ordforande"], ersattare: ["vice_ordforande"] },
    maxOre: 50_000_000,
  },
  {
    ...{ steg: "beslutsattest", nar: { betalningTill: "ordforande" } },
    ...{ ordinarie: ["vice_ordforande"], ersattare: [], maxOre: 2_500_000 },
  },
  { steg: "utanordning", antal: 2, ordinarie: ["ekonom"] },
];

const decisions = [
  {
    ...{ id: "b1", beviljatOre: 70_900_000, mottagare: "Norrsunds kommun" },
    delar: [
      { ore: 35_450_000, villkor: "avtal" },
      { ore: 35_450_000, villkor: "redovisning" },
    ],
  },
];

export const file = (forsok: object[], about: object = {}) => ({
  ...{ medlemmar: ["Norrsunds kommun", "Region Mittland"], personer: persons, beslut: decisions },
  attestordning: { fran: "2026-01-01", till: "2026-12-31", regler: rows },
  forsok,
  ...about,
});

export const u1 = { id: "u1", mottagare: "Kontorsbolaget AB", ore: 1_250_000, ror: [] as string[] };

export type Step = [steg: string, av: string, datum?: string, hindrad?: string[]];

/** Steps of one payment, which is told at the first. */
export const steps = (payment: { id: string }, list: Step[]) =>
  list.map(([steg, av, datum = "2026-03-02", hindrad = []], at) => ({
    ...{ utbetalning: at === 0 ? payment : { id: payment.id }, steg, av, datum, hindrad },
  }));

export const grant = { mottagare: "Norrsunds kommun", beslut: "b1", del: 0, ore: 35_450_000 };

export const received: Step = ["mottagningsattest", "moa"];
