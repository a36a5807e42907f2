import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkOrder } from "#app/domain/attest/checkOrder.ts";
import { holdersOn, rulingRights } from "#app/domain/attest/holders.ts";
import type { AttestOrder, AttestPerson, AttestRight, Holder } from "#app/domain/attest/order.ts";
import { ordinaryRights } from "#app/domain/attest/ordinaryOrder.ts";
import { knownBaseAmounts } from "#app/domain/baseAmounts.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { changed, order, people, person } from "./people.ts";

const told = (one: AttestOrder, who: AttestPerson[] = people): string[] =>
  checkOrder(one, who, knownBaseAmounts).map(
    ({ rule, level, text }) => `${rule} ${level}: ${text}`,
  );
const role = (name: "chair" | "vice_chair" | "director" | "finance" | "developer"): Holder => ({
  kind: "role",
  role: name,
});
const named = (personId: string): Holder => ({ kind: "person", personId });
const isGeneral = (one: AttestRight) => one.step === "decision" && one.concern.kind === "anyone";
const concerns = (name: string) => (one: AttestRight) =>
  one.concern.kind === "role" && one.concern.role === name;
const without = (...ids: string[]) => people.filter(({ id }) => !ids.includes(id));
const until = (id: string, to: string) =>
  people.map((one) =>
    one.id === id ? { ...one, roles: one.roles.map((r) => ({ ...r, to: legalDate(to) })) } : one,
  );

test("an ordinary order with its amounts said has no holes", () => {
  expect(told(order())).toEqual([]);
});

test("as it is offered, only what the board must say is missing", () => {
  const offered = ordinaryRights("eva").map((one, index) => ({ ...one, id: `r${index}` }));
  const found = checkOrder(order({ rights: offered }), people, knownBaseAmounts);
  expect(found.map(({ rule, level, rightId }) => `${rule} ${level} ${rightId}`)).toEqual(
    offered.map(({ id }) => `CTRL-02 warn ${id}`),
  );
});

describe("each hole is told in a sentence, beside the right that it concerns", () => {
  const rows: [string, AttestOrder, AttestPerson[], string[]][] = [
    [
      "a step that nobody has",
      order({ rights: order().rights.filter(({ step }) => step !== "receipt") }),
      people,
      [
        "CTRL-09 block: Ingen har rätt till mottagningsattest. Utan det steget kan ingenting betalas.",
      ],
    ],
    [
      "an empty maxbelopp",
      changed(isGeneral, { cap: null }),
      people,
      [
        "CTRL-02 warn: Maxbeloppet är tomt: styrelsen har inte sagt upp till vilket belopp rätten gäller.",
      ],
    ],
    [
      "a maxbelopp that pays nothing",
      changed(isGeneral, { cap: { kind: "kronor", kronor: 0 } }),
      people,
      ["CTRL-02 block: Maxbeloppet är inget belopp som går att betala."],
    ],
    [
      "a limit that nobody is above",
      changed(isGeneral, { cap: { kind: "kronor", kronor: 50_000 } }),
      people,
      ["CTRL-02 warn: Över 50 000 kr kan ingen ta beslutsattest."],
    ],
    [
      "a chain that ends in the same person",
      changed(concerns("chair"), { deputies: [named("per")] }),
      people,
      [
        "CTRL-07 block: Per Alm är både ordinarie och ersättare: kedjan slutar i samma person.",
        "CTRL-07 warn: Är Per Alm hindrad kan ingen ta beslutsattest på en utbetalning till Anna Ek.",
      ],
    ],
    [
      "no ersättare for what concerns the ordförande",
      changed(concerns("chair"), { deputies: [] }),
      people,
      [
        "CTRL-07 warn: Är Per Alm hindrad kan ingen ta beslutsattest på en utbetalning till Anna Ek.",
      ],
    ],
    [
      "an ersättare who may be the one paid",
      changed(concerns("chair"), { deputies: [named("anna"), named("eva")] }),
      people,
      ["CTRL-04 block: Ersättaren Anna Ek kan själv vara den som får betalt."],
    ],
    [
      "one who decides on what goes to themselves",
      changed(concerns("chair"), { holder: role("chair") }),
      people,
      [
        "CTRL-04 block: Anna Ek skulle ta beslutsattest på utbetalningar till sig själv.",
        "CTRL-07 warn: Är Eva Lind hindrad kan ingen ta beslutsattest på en utbetalning till Anna Ek.",
      ],
    ],
    [
      "payments to the board, with an ersättare who sits on it",
      (() => {
        const rights = order().rights.filter((one) => !concerns("vice_chair")(one));
        const board: AttestRight = {
          ...(rights.find(isGeneral) as AttestRight),
          ...{ id: "board", concern: { kind: "board" } },
        };
        return order({ rights: [...rights, board] });
      })(),
      people,
      [
        "CTRL-07 warn: Är Anna Ek hindrad kan ingen ta beslutsattest på en utbetalning till Per Alm.",
        "CTRL-04 warn: Ersättaren Per Alm kan själv vara den som får betalt.",
      ],
    ],
    [
      "the förbundschef's expenses decided by staff",
      order({
        rights: [
          ...order().rights,
          {
            ...(order().rights.find(isGeneral) as AttestRight),
            ...{ id: "chief", concern: role("director"), holder: role("developer"), deputies: [] },
          },
        ],
      }),
      people,
      [
        "CTRL-01 block: På en utbetalning till Dag Norr kan ingen ta beslutsattest.",
        "CTRL-08 block: Disa Ström skulle ta beslutsattest på utbetalningar till den som är närmaste chef.",
      ],
    ],
    [
      "a revisor who attests",
      changed(isGeneral, { deputies: [role("vice_chair"), named("rut")] }),
      people,
      ["KL-12-1 block: Rut Dal är revisor och granskar det som andra attesterar."],
    ],
    [
      "one person for every step",
      order({
        rights: order().rights.map((one) =>
          one.step === "receipt" || isGeneral(one)
            ? { ...one, holder: role("chair"), deputies: [] }
            : one,
        ),
      }),
      people,
      [
        "CTRL-03 block: På utbetalningar räcker personerna inte till: samma person skulle behöva ta flera av stegen.",
      ],
    ],
    [
      "one alone for utanordning",
      changed((one) => one.step === "disbursement", { deputies: [] }),
      without("finn"),
      ["CTRL-01 block: På utbetalningar finns inte två som kan utanordna tillsammans."],
    ],
    [
      "a role that nobody has",
      order(),
      without("disa"),
      [
        "CTRL-01 block: På en utbetalning till Dag Norr kan ingen ta mottagningsattest.",
        "CTRL-03 block: På en utbetalning till Fia Bo räcker personerna inte till: samma person skulle behöva ta flera av stegen.",
        "CTRL-03 block: På en utbetalning till Finn Ås räcker personerna inte till: samma person skulle behöva ta flera av stegen.",
        "CTRL-07 warn: Är Dag Norr hindrad kan ingen ta mottagningsattest på utbetalningar.",
        "CTRL-07 warn: Är Fia Bo hindrad räcker personerna inte till: samma person skulle behöva ta flera av stegen på utbetalningar.",
        "CTRL-07 warn: Är Finn Ås hindrad räcker personerna inte till: samma person skulle behöva ta flera av stegen på utbetalningar.",
        "CTRL-01 warn: Ingen har uppdraget utvecklingsledare när ordningen börjar gälla 1 januari 2026.",
      ],
    ],
    [
      "an uppdrag that ends before the list does",
      order(),
      until("anna", "2026-03-31"),
      [
        "CTRL-21 warn: Uppdraget som ordförande går ut 31 mars 2026 utan efterträdare, före ordningens sista dag 31 december 2026.",
      ],
    ],
    [
      "a named person whose uppdrag ends before the list does",
      order(),
      until("eva", "2026-06-30"),
      [
        "CTRL-21 warn: Uppdraget för Eva Lind går ut 30 juni 2026, före ordningens sista dag 31 december 2026.",
      ],
    ],
    [
      "nobody in the register",
      changed(isGeneral, { deputies: [role("vice_chair"), named("gone")] }),
      people,
      ["CTRL-01 block: En person som inte finns i registret står i ordningen."],
    ],
    [
      "no signature sample",
      order(),
      people.map((one) => (one.id === "per" ? { ...one, sampleOn: null } : one)),
      ["CTRL-01 warn: Per Alm har inget namnteckningsprov."],
    ],
    [
      "a list without a last day",
      order({ to: null }),
      people,
      [
        "CTRL-21 warn: Ordningen har ingen sista dag. Efter tolv månader är den för gammal att attestera efter.",
      ],
    ],
    [
      "a list that ends before it begins",
      order({ to: legalDate("2025-12-31") }),
      people,
      ["CTRL-21 block: Ordningen slutar 31 december 2025, före sin första dag 1 januari 2026."],
    ],
    [
      "one signature on a manual bokföringsorder",
      order({ manualOrderPersons: 1 }),
      people,
      ["CTRL-19 warn: En manuell bokföringsorder undertecknas av en person."],
    ],
    [
      "prisbasbelopp of a year that is not known",
      order({
        ...{ from: legalDate("2031-01-01"), to: legalDate("2031-12-31") },
        rights: changed(isGeneral, { cap: { kind: "priceBaseAmounts", count: 2 } }).rights,
      }),
      people,
      ["BAS-1 block: Prisbasbeloppet för 2031 är inte känt här."],
    ],
    [
      "an area that is marked off, with nobody outside it",
      changed(isGeneral, { area: { accounts: ["5"], costCentres: [], projects: [] } }),
      people,
      [
        "CTRL-01 block: På utbetalningar utanför de konton, kostnadsställen och projekt som ordningen nämner kan ingen ta beslutsattest.",
      ],
    ],
  ];
  test.each(rows)("%s", (_, one, who, sentences) => {
    expect(told(one, who)).toEqual(sentences);
  });
});

test("a finding stands beside its right and says what to do", () => {
  const [found] = checkOrder(
    changed(concerns("chair"), { deputies: [] }),
    people,
    knownBaseAmounts,
  );
  expect(found).toMatchObject({
    rightId: "r3",
    source: expect.stringContaining("redovisningssed"),
  });
  expect(found?.suggestion).toContain("tredje ledamot");
});

test("an uppdrag that goes on with a successor is no hole", () => {
  const to = legalDate("2026-03-31");
  const successor = {
    ...person("nya", "Nina Ny"),
    roles: [{ role: "chair" as const, from: legalDate("2026-04-01"), to: null }],
  };
  expect(told(order(), [...until("anna", to), successor])).toEqual([]);
});

const ids = people.map(({ id }) => id);
const holder: fc.Arbitrary<Holder> = fc.oneof(
  fc.constantFrom(...ids).map(named),
  fc.constantFrom("chair" as const, "vice_chair" as const, "finance" as const).map(role),
);
const right = (id: string): fc.Arbitrary<AttestRight> =>
  fc.record({
    id: fc.constant(id),
    step: fc.constantFrom(
      "receipt" as const,
      "review" as const,
      "decision" as const,
      "disbursement" as const,
    ),
    concern: fc.oneof(fc.constant({ kind: "anyone" as const }), holder),
    area: fc.constant({ accounts: [], costCentres: [], projects: [] }),
    cap: fc.constant({ kind: "unlimited" as const }),
    holder,
    deputies: fc.array(holder, { maxLength: 2 }),
    deputyWhen: fc.constant("hindered" as const),
    remark: fc.constant(""),
  });

test("an order that nothing stops can pay anybody, with different people for the steps", () => {
  const extra = fc
    .integer({ min: 0, max: 3 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => right(`x${index}`))));
  fc.assert(
    fc.property(extra, (more) => {
      const one = order({ rights: [...order().rights, ...more] });
      if (checkOrder(one, people, knownBaseAmounts).some(({ level }) => level === "block")) return;
      for (const payeeId of [null, ...ids]) {
        const able = (step: AttestRight["step"]) =>
          holdersOn(
            {
              rights: rulingRights(
                one.rights,
                step,
                { payeeId, account: "", costCentre: "", project: "" },
                people,
                one.from,
              ),
            },
            people,
            one.from,
          )
            .flatMap((held) => [...held.holderIds, ...held.deputyIds])
            .filter((id) => id !== payeeId && id !== "rut");
        const isPossible = able("decision").some((decides) =>
          able("receipt").some(
            (receives) =>
              receives !== decides &&
              able("review").some(
                (reviews) =>
                  reviews !== decides &&
                  new Set(
                    able("disbursement").filter((id) => ![decides, receives, reviews].includes(id)),
                  ).size >= 2,
              ),
          ),
        );
        expect(isPossible).toBe(true);
      }
    }),
  );
});
