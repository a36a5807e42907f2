/** The payee and the one who would attest: oneself, one's chief, one's kin, one's company, one's employer. */
import { describe, expect, test } from "vitest";
import {
  type AttestGround,
  attestFindings,
  concernedIds,
  whoMayAttest,
} from "#app/domain/attest/mayAttest.ts";
import type { AttestStep } from "#app/domain/attest/order.ts";
import type { Tie } from "#app/domain/review/rule.ts";
import { at, deciding, ground, left, payee, person, told } from "./payments.ts";
import { people } from "./people.ts";

type Row = [string, AttestGround, string, AttestStep, string[]];

const tie = (kind: Tie["kind"], name: string, personId = "anna"): Tie => ({ personId, kind, name });
const memberNames = ["Norrsunds kommun", "Region Mittland"];
const tied = (name: string, ...ties: Tie[]) => at("decision", { ties, memberNames }, payee(name));

describe("nobody attests what is paid to oneself, or is one's own expense", () => {
  const own = ["CTRL-01 block", "CTRL-04 block"];
  const table: Row[] = [
    [
      "by the person in the register",
      at("decision", {}, payee("A. Ek", "anna")),
      "anna",
      "decision",
      own,
    ],
    ["by the same name", at("decision", {}, payee("anna  EK")), "anna", "decision", own],
    ["with the surname first", at("decision", {}, payee("Ek, Anna")), "anna", "decision", own],
    [
      "with words after the name",
      at("decision", {}, payee("Anna Ek, utlägg")),
      "anna",
      "decision",
      own,
    ],
    [
      "å typed as two signs",
      at("disbursement", {}, payee("Finn A\u030as")),
      "finn",
      "disbursement",
      ["CTRL-04 block"],
    ],
    [
      "a name inside a longer one is another",
      at("decision", {}, payee("Joanna Ek")),
      "anna",
      "decision",
      [],
    ],
    [
      "a double first name is another",
      at("decision", {}, payee("Jan-Anna Ek")),
      "anna",
      "decision",
      [],
    ],
    [
      "another person who is chosen bears a longer name",
      at("decision", {}, payee("Anna Ek Lind", "eva")),
      "anna",
      "decision",
      [],
    ],
    [
      "the expense is one's own, paid to a hotel",
      at("decision", {}, { concernsId: "anna" }),
      "anna",
      "decision",
      own,
    ],
    [
      "one had part in the expense of several",
      at("decision", {}, { concernsId: "eva", alsoConcernsIds: ["disa", "anna"] }),
      "anna",
      "decision",
      own,
    ],
    [
      "the expense is that of several others",
      at("decision", {}, { concernsId: "eva", alsoConcernsIds: ["disa"] }),
      "anna",
      "decision",
      [],
    ],
    ["the expense is another's", at("decision", {}, { concernsId: "eva" }), "anna", "decision", []],
    [
      "in the first step too",
      at("receipt", {}, { concernsId: "disa" }),
      "disa",
      "receipt",
      ["CTRL-04 block"],
    ],
    [
      "in the last step too",
      at("disbursement", {}, payee("Fia Bo", "fia")),
      "fia",
      "disbursement",
      ["CTRL-04 block"],
    ],
  ];
  test.each(table)("%s", (_, known, personId, step, expected) => {
    expect(told(known, personId, step)).toEqual(expected);
  });

  test("both the payee and the one whose expense it is are concerned", () => {
    const known = ground({}, { ...payee("Eva Lind", "eva"), concernsId: "per" });
    expect(concernedIds(known)).toEqual(["eva", "per"]);
    expect(concernedIds(ground())).toEqual([]);
  });
});

describe("no subordinate attests what the chief spends", () => {
  const secretary = { orders: [deciding({ holder: person("siv") }, {})] };
  const chief = payee("Dag Norr", "dag");
  const table: Row[] = [
    [
      "the chief's expense decided by staff",
      at("decision", secretary, chief),
      "siv",
      "decision",
      ["CTRL-08 block"],
    ],
    [
      "the chief's expense reviewed by staff",
      at("review", {}, chief),
      "siv",
      "review",
      ["CTRL-01 block", "CTRL-08 block"],
    ],
    ["received by staff", at("receipt", {}, chief), "disa", "receipt", []],
    ["let out by staff", at("disbursement", {}, chief), "fia", "disbursement", []],
    ["decided by the board's ordförande", at("decision", {}, chief), "anna", "decision", []],
    [
      "staff among themselves",
      at("decision", secretary, payee("Disa Ström", "disa")),
      "siv",
      "decision",
      [],
    ],
    [
      "the expense of one who was chief",
      at("decision", { ...secretary, people: left("dag", "2026-03-01") }, chief),
      "siv",
      "decision",
      [],
    ],
  ];
  test.each(table)("%s", (_, known, personId, step, expected) => {
    expect(told(known, personId, step)).toEqual(expected);
  });

  test("a name that ends in s takes no s", () => {
    const renamed = people.map((one) => (one.id === "dag" ? { ...one, name: "Jens Alnäs" } : one));
    const known = at("decision", { ...secretary, people: renamed }, { concernsId: "dag" });
    const [found] = attestFindings(known, { personId: "siv", step: "decision" });
    expect(found?.text).toContain("Utgiften är Jens Alnäs, som är din chef.");
  });
});

describe("what the register tells of the person and the payee", () => {
  const block = ["CTRL-05 block"];
  const warn = ["CTRL-06 warn"];
  const table: [string, AttestGround, string[]][] = [
    ["one's own company", tied("Eks Bygg AB", tie("ownership", "Eks Bygg AB")), block],
    ["the same, written out", tied("Eks Bygg Aktiebolag", tie("ownership", "Eks Bygg AB")), block],
    [
      "the same, with a place",
      tied("Eks Bygg AB, Norrsund", tie("ownership", "Eks Bygg AB")),
      block,
    ],
    ["another company", tied("Ekströms Bygg AB", tie("ownership", "Eks Bygg AB")), []],
    ["somebody else's company", tied("Eks Bygg AB", tie("ownership", "Eks Bygg AB", "per")), []],
    ["one signs for it", tied("Alms Tryck", tie("signatory", "Alms Tryck")), block],
    ["a close relative", tied("Bo Ek", tie("close_relative", "Bo Ek")), block],
    ["a relative's company", tied("Bo Eks Måleri", tie("close_relative", "Bo Ek")), block],
    ["one's employer", tied("Norrsunds kommun", tie("employer", "Norrsunds kommun")), warn],
    [
      "a part of one's employer",
      tied("Norrsunds kommun, kulturkontoret", tie("employer", "Norrsunds kommun")),
      warn,
    ],
    ["one answers for the contact", tied("Alms Tryck", tie("contact", "Alms Tryck")), warn],
    [
      "an assignment at a member",
      tied("Norrsunds kommun", tie("assignment", "Norrsunds kommun")),
      warn,
    ],
    [
      "an assignment in a nämnd of a member",
      tied("Norrsunds kommun", tie("assignment", "Norrsunds kommun, kulturnämnden")),
      warn,
    ],
    [
      "an assignment elsewhere",
      tied("Föreningen Bron", tie("assignment", "Föreningen Bron")),
      block,
    ],
    [
      "an assignment in a member's company, which is paid",
      tied("Norrsunds kommun Bostäder AB", tie("assignment", "Norrsunds kommun Bostäder AB")),
      block,
    ],
    [
      "an assignment in a member's company, when the member is paid",
      tied("Norrsunds kommun", tie("assignment", "Norrsunds kommuns Bostäder AB")),
      [],
    ],
    ["a bindning without a name", tied("Alms Tryck", tie("ownership", " ")), []],
  ];
  test.each(table)("%s", (_, known, expected) => {
    expect(told(known, "anna", "decision")).toEqual(expected);
  });

  const hotel = (...ties: Tie[]) => at("decision", { ties }, { concernsId: "eva" });
  test("a relative's own expense, though a hotel is paid", () => {
    expect(told(hotel(tie("close_relative", "Eva Lind")), "anna", "decision")).toEqual(block);
  });
  test("kinship that the other one has told of, said once", () => {
    expect(told(hotel(tie("close_relative", "Anna Ek", "eva")), "anna", "decision")).toEqual(block);
    const both = hotel(tie("close_relative", "Anna Ek", "eva"), tie("close_relative", "Eva Lind"));
    expect(told(both, "anna", "decision")).toEqual(block);
  });
  test("a sentence tells what the register says, and who can do it", () => {
    const known = tied("Eks Bygg AB", tie("ownership", "Eks Bygg AB"));
    expect(attestFindings(known, { personId: "anna", step: "decision" })).toMatchObject([
      {
        text: "Enligt registret har du del i Eks Bygg AB, som får betalt.",
        suggestion: "Per Alm kan göra beslutsattest.",
      },
    ]);
  });
});

describe("where the one whose turn it is works at the payee, the step goes to the other", () => {
  const employed = (...ids: string[]) =>
    tied("Norrsunds kommun", ...ids.map((id) => tie("employer", "Norrsunds kommun", id)));
  const table: [string, AttestGround, string, string[], string?][] = [
    [
      "the ordinarie is warned, and told whom to ask",
      employed("anna"),
      "anna",
      ["CTRL-06 warn"],
      "Låt hellre Per Alm göra det, eller skriv varför du gör det.",
    ],
    ["the ersättare waits for nobody", employed("anna"), "per", []],
    [
      "both are tied: the ordinarie answers",
      employed("anna", "per"),
      "anna",
      ["CTRL-06 warn"],
      "Skriv varför du gör det.",
    ],
    ["and the ersättare waits", employed("anna", "per"), "per", ["CTRL-06 warn", "CTRL-07 warn"]],
    [
      "the ersättare alone is tied: the ordinarie takes it",
      employed("per"),
      "per",
      ["CTRL-06 warn", "CTRL-07 warn"],
      "Låt hellre Anna Ek göra det, eller skriv varför du gör det.",
    ],
    [
      "the ersättare is hindered",
      { ...employed("anna"), hinderedIds: ["per"] },
      "anna",
      ["CTRL-06 warn"],
      "Skriv varför du gör det.",
    ],
  ];
  test.each(table)("%s", (_, known, personId, expected, suggestion) => {
    expect(told(known, personId, "decision")).toEqual(expected);
    if (suggestion === undefined) return;
    const [found] = attestFindings(known, { personId, step: "decision" });
    expect(found?.suggestion).toBe(suggestion);
  });

  test("the one without a tie is named first", () => {
    expect(whoMayAttest(employed("anna"), "decision")).toEqual(["per", "anna"]);
    expect(whoMayAttest(employed("anna", "per"), "decision")).toEqual(["anna", "per"]);
  });
});

describe("money to a new account waits for another's eye", () => {
  const fresh = (step: AttestStep, text = {}) => at(step, { isNewAccount: true }, text);
  const table: Row[] = [
    ["the decision waits", fresh("decision"), "anna", "decision", ["CTRL-15 block"]],
    ["the last step waits", fresh("disbursement"), "fia", "disbursement", ["CTRL-15 block"]],
    ["what is received does not", fresh("receipt"), "disa", "receipt", []],
    [
      "another has confirmed it",
      fresh("decision", { accountConfirmedBy: "fia" }),
      "anna",
      "decision",
      [],
    ],
    [
      "nothing is paid to anybody",
      ground(
        { isNewAccount: true },
        { kind: "manual", payee: { ...payee("x").payee, account: null } },
      ),
      "fia",
      "disbursement",
      [],
    ],
  ];
  test.each(table)("%s", (_, known, personId, step, expected) => {
    expect(told(known, personId, step)).toEqual(expected);
  });
});
