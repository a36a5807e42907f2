/** Whose turn it is, and why: the row of the attestordning, the ersättare's reason, and the names of the others. */
import { describe, expect, test } from "vitest";
import type { AttestGround } from "#app/domain/attest/mayAttest.ts";
import { turnOf, type Viewer, waitingSince } from "#app/domain/attest/turn.ts";
import { whyMine } from "#app/domain/attest/whyMine.ts";
import type { Role } from "#app/domain/authority.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { at, before, deciding, ground, inForce, left, marks, payee, payment } from "./payments.ts";

const viewer = (personId: string | null, ...roles: Role[]): Viewer => ({
  ...{ personId, roles },
  mayChange: roles.includes("secretary"),
  mayPay: roles.includes("finance") || roles.includes("director"),
});
const seen = (known: AttestGround, who: Viewer) => {
  const turn = turnOf(known, who);
  return turn && [turn.isMine, turn.text];
};
const chair = viewer("anna", "chair");
const vice = viewer("per", "vice_chair");

/** The money goes to where the ordförande works. */
const toEmployer = (about: Partial<AttestGround> = {}) => {
  const tie = { personId: "anna", kind: "employer" as const, name: "Norrsunds kommun" };
  return at("decision", { ties: [tie], ...about }, payee("Norrsunds kommun"));
};

const returned = (enteredBy: string | null) =>
  ground(
    {},
    {
      ...{ enteredBy, marks: before.review },
      returns: [
        { personId: "dag", version: 1, at: "2026-03-02T09:00:00.000Z", reason: "Fel konto" },
      ],
    },
  );
const ready = ground(
  {},
  { marks: [...before.disbursement, ...marks("disbursement fia", "disbursement finn")] },
);

describe("whose turn", () => {
  const table: [string, AttestGround, Viewer, [boolean, string] | null][] = [
    ["the ordförande's own step", at("decision"), chair, [true, "Beslutsattest"]],
    [
      "another's, by the name of the ordinarie and not of the ersättare",
      at("decision"),
      viewer("siv", "secretary"),
      [false, "Väntar på beslutsattest av Anna Ek"],
    ],
    [
      "the ersättare's while the ordinarie is free",
      at("decision"),
      vice,
      [false, "Väntar på beslutsattest av Anna Ek"],
    ],
    [
      "the vice ordförande's when the money goes to the ordförande",
      at("decision", {}, payee("Anna Ek", "anna")),
      vice,
      [true, "Beslutsattest"],
    ],
    [
      "the vice ordförande's when the ordförande works at the payee",
      toEmployer(),
      vice,
      [true, "Beslutsattest"],
    ],
    [
      "and then not the ordförande's",
      toEmployer(),
      chair,
      [false, "Väntar på beslutsattest av Per Alm"],
    ],
    [
      "the ordförande's all the same when the vice has left",
      toEmployer({ people: left("per", "2026-03-01") }),
      chair,
      [true, "Beslutsattest"],
    ],
    [
      "not the ersättare's, though the account is new",
      at("decision", { isNewAccount: true }),
      vice,
      [false, "Väntar på beslutsattest av Anna Ek"],
    ],
    [
      "nobody's",
      at("decision", { orders: [] }),
      chair,
      [false, "Väntar på beslutsattest, som ingen kan göra enligt attestordningen"],
    ],
    [
      "the ordförande's, the account new",
      at("decision", { isNewAccount: true }),
      chair,
      [true, "Beslutsattest. Kontot är nytt och ska först bekräftas"],
    ],
    [
      "the writer's own, sent back",
      returned("siv"),
      viewer("siv", "secretary"),
      [true, "Tillbaka för rättelse: ”Fel konto”"],
    ],
    [
      "another writer's",
      returned("siv"),
      chair,
      [false, "Tillbaka för rättelse hos Siv Hed: ”Fel konto”"],
    ],
    [
      "a writer's who has left, so that anybody mends it who may",
      { ...returned("fia"), people: left("fia", "2026-03-01") },
      viewer("siv", "secretary"),
      [true, "Tillbaka för rättelse: ”Fel konto”"],
    ],
    ["ready, for the ekonom", ready, viewer("fia", "finance"), [true, "Klar att betala"]],
    [
      "ready, for others",
      ready,
      viewer("dag", "director"),
      [false, "Klar att betala. Fia Bo eller Finn Ås lägger den i en betalfil"],
    ],
    ["paid", ground({}, { paidOn: legalDate("2026-03-02") }), chair, null],
    [
      "of an account without a person",
      at("decision"),
      viewer(null),
      [false, "Väntar på beslutsattest av Anna Ek"],
    ],
  ];
  test.each(table)("%s", (_what, known, who, answer) => {
    expect(seen(known, who)).toEqual(answer);
  });
});

describe("why it is mine", () => {
  const ofChair = "Din rad i attestordningen: beslutsattest på alla utbetalningar. ";
  const ofVice =
    "Din rad i attestordningen: beslutsattest på utbetalningar till ordföranden eller som rör ordförandens person. ";
  const generalOnly = inForce({
    rights: inForce().rights.filter((one) => one.concern.kind === "anyone"),
  });
  const company = { personId: "anna", kind: "ownership" as const, name: "Vidälvens Lokaler AB" };
  const table: [string, AttestGround, string, [string, string | null, boolean] | null][] = [
    ["the ordinarie", at("decision"), "anna", [`${ofChair}Utan beloppsgräns.`, null, false]],
    [
      "up to a sum",
      at("decision", { orders: [deciding({ cap: { kind: "kronor", kronor: 50_000 } })] }),
      "anna",
      [`${ofChair}Upp till 50 000 kr.`, null, false],
    ],
    [
      "no sum said",
      at("decision", { orders: [deciding({ cap: null })] }),
      "anna",
      [`${ofChair}Styrelsen har inte sagt upp till vilket belopp.`, null, false],
    ],
    [
      "a row of one's own about the ordförande",
      at("decision", {}, payee("Anna Ek", "anna")),
      "per",
      [`${ofVice}Utan beloppsgräns.`, null, false],
    ],
    [
      "the ersättare, the ordinarie being paid",
      at("decision", { orders: [generalOnly] }, payee("Anna Ek", "anna")),
      "per",
      [`${ofChair}Utan beloppsgräns.`, "Du är ersättare för Anna Ek, som utgiften gäller.", false],
    ],
    [
      "the ersättare, the ordinarie having a company",
      at("decision", { ties: [company] }),
      "per",
      [
        `${ofChair}Utan beloppsgräns.`,
        "Du är ersättare för Anna Ek, som har en bindning till mottagaren.",
        false,
      ],
    ],
    [
      "the ersättare, the ordinarie working at the payee",
      toEmployer(),
      "per",
      [
        `${ofChair}Utan beloppsgräns.`,
        "Du är ersättare för Anna Ek, som är knuten till mottagaren.",
        false,
      ],
    ],
    [
      "the ordinarie who works there",
      toEmployer(),
      "anna",
      [`${ofChair}Utan beloppsgräns.`, null, true],
    ],
    [
      "the ersättare, nobody being ordinarie",
      at("decision", { people: left("anna", "2026-03-01") }),
      "per",
      [`${ofChair}Utan beloppsgräns.`, "Du är ersättare. I dag finns ingen ordinarie.", false],
    ],
    [
      "the ersättare, the ordinarie being free",
      at("decision"),
      "per",
      [
        `${ofChair}Utan beloppsgräns.`,
        "Du är ersättare för Anna Ek, som kan göra det. Gör det bara vid förhinder, och skriv varför.",
        true,
      ],
    ],
    [
      "the ersättare at any time",
      at("decision", { orders: [deciding({ deputyWhen: "always" })] }),
      "per",
      [
        `${ofChair}Utan beloppsgräns.`,
        "Du är ersättare för Anna Ek, och får göra det när som helst.",
        false,
      ],
    ],
    ["one without a right", at("decision"), "siv", null],
  ];
  test.each(table)("%s", (_what, known, personId, answer) => {
    const why = whyMine(known, { personId, step: "decision" });
    expect(why && [why.right, why.deputy, why.isBackup]).toEqual(answer);
  });
});

test("it waits since its last step, or since it was changed", () => {
  expect(waitingSince(payment())).toBe("2026-03-01T08:00:00.000Z");
  expect(waitingSince(payment({ marks: before.decision }))).toBe("2026-03-02T08:00:01.000Z");
});
