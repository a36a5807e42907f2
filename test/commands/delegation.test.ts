import { expect } from "vitest";
import { registerDelegated } from "#app/commands/delegatedDecisions.server.ts";
import {
  adoptDelegation,
  changeDelegation,
  draftDelegation,
} from "#app/commands/delegationOrder.server.ts";
import { cancelPayment, enterPayment } from "#app/commands/payments.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { decisionsOf, ordersOf } from "#db/queries/delegation.server.ts";
import {
  adopted,
  decidedAt,
  decision,
  drafted,
  draftForm,
  purchases,
  registered,
} from "../support/delegation.ts";
import { officeOn, onEachDatabase } from "../support/office.ts";
import { invoice, payingBoard } from "../support/payments.ts";
import { board, refusal, value } from "../support/story.ts";

onEachDatabase(
  "an order is drafted, changed, adopted by a paragraf, and then stands",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const secretary = b.as("secretary");
    const orderId = await drafted(office, b);
    expect(refusal(await draftDelegation(office, secretary, null))).toContain("redan ett förslag");
    const stale = await draftForm(office, b, { revision: 1 });
    expect(refusal(await changeDelegation(office, secretary, stale))).toContain("Någon har sparat");
    const at = await decidedAt(office, b);
    const adopt = { orderId, revision: 2, ...at };
    expect(
      refusal(await adoptDelegation(office, secretary, { ...adopt, paragraf: 999 })),
    ).toContain("ingen § 999");
    expect(
      refusal(await adoptDelegation(office, secretary, { ...adopt, meetingId: "x" })),
    ).toContain("Välj det sammanträde");
    value(await adoptDelegation(office, secretary, adopt));
    const [order] = await ordersOf(office.db, b.associationId);
    expect(order).toMatchObject({
      number: 1,
      from: "2026-02-02",
      adopted: { paragraf: at.paragraf, meetingDate: "2026-02-02" },
    });
    expect(
      refusal(await changeDelegation(office, secretary, await draftForm(office, b))),
    ).toContain("är antagen och ändras inte");
    expect(refusal(await adoptDelegation(office, secretary, adopt))).toContain("är antagen");
    // The next draft begins with what holds, and its groups are the same groups.
    value(await draftDelegation(office, secretary, null));
    const [next, before] = await ordersOf(office.db, b.associationId);
    expect(next).toMatchObject({ number: 2, adopted: null, groups: before?.groups ?? [] });
  },
);

onEachDatabase(
  "what may not be delegated is refused at its group, with the rule",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    value(await draftDelegation(office, b.as("secretary"), null));
    const groups = [
      purchases,
      { ...purchases, title: "Verksamhetens mål", subject: "other" as const },
      {
        ...purchases,
        title: "Kurser",
        delegates: [{ kind: "person" as const, personId: b.person("auditor") }],
      },
    ];
    const result = await changeDelegation(
      office,
      b.as("secretary"),
      await draftForm(office, b, { groups }),
    );
    expect(result.ok ? [] : result.refusals.map(({ rule, field }) => [rule, field])).toEqual([
      ["FIN-10", "title-2"],
      ["FIN-10", "title-3"],
    ]);
    expect((await ordersOf(office.db, b.associationId))[0]?.groups).toEqual([]);
    expect(refusal(await draftDelegation(office, b.as("chair"), null))).toContain("Bara");
  },
);

onEachDatabase("nobody has a right before the styrelse has given it", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const orderId = await drafted(office, b, { from: legalDate("2026-01-01") });
  const at = await decidedAt(office, b);
  const early = await adoptDelegation(office, b.as("secretary"), { orderId, revision: 2, ...at });
  expect(refusal(early)).toContain("före beslutet 2 februari 2026");
  const [order] = await ordersOf(office.db, b.associationId);
  const tried = await registerDelegated(
    office,
    b.as("chair"),
    decision(b, order?.groups[0]?.id ?? ""),
  );
  expect(refusal(tried)).toContain("Ingen antagen delegationsordning gällde 20 februari 2026");
});

onEachDatabase("decisions get their numbers, and a double tap brings in one", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const { groupId, orderId } = await adopted(office, b);
  const chair = b.as("chair");
  const twice = [1, 2].map(() => registerDelegated(office, chair, decision(b, groupId), "form-1"));
  expect((await Promise.all(twice)).map((one) => value(one).number)).toEqual([
    "D 2026-1",
    "D 2026-1",
  ]);
  const together = [1, 2].map((n) =>
    registerDelegated(
      office,
      chair,
      decision(b, groupId, { object: `Lampa ${n}`, supplier: "", ore: 100 }),
    ),
  );
  const numbers = (await Promise.all(together)).map((one) => value(one).number);
  expect(numbers.toSorted()).toEqual(["D 2026-2", "D 2026-3"]);
  const all = await decisionsOf(office.db, b.associationId);
  expect(all.map(({ serial }) => serial)).toEqual([3, 2, 1]);
  expect(all.at(-1)).toMatchObject({
    ...{ orderId, groupTitle: "Inköp till kansliet", delegateName: "Anna Ek (ordförande)" },
    ...{ ore: 1_250_000, byName: "Anna Ek", isVoid: false },
  });
});

onEachDatabase("two who spend the same rest at once do not both get it", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const { groupId } = await adopted(office, b);
  const both = await Promise.all(
    [1, 2].map(() =>
      registerDelegated(office, b.as("chair"), decision(b, groupId, { ore: 4_000_000 })),
    ),
  );
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  const late = both.find(({ ok }) => !ok);
  expect(late && refusal(late)).toContain(
    "Objektet ”Stolar” kommer upp i 80 000 kr tillsammans med D 2026-1. Gränsen är 1 prisbasbelopp, 59 200 kr 2026.",
  );
});

onEachDatabase(
  "a warning is let through with its reason, and everybody brings in their own",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const { groupId } = await adopted(office, b);
    await registered(office, b, groupId, { ore: 4_000_000 });
    const more = decision(b, groupId, { object: "Hyllor", ore: 3_000_000 });
    const warned = await registerDelegated(office, b.as("chair"), more);
    expect(warned.ok ? [] : warned.refusals.map(({ field }) => field)).toEqual(["reason"]);
    const reason = "Hyllorna är en annan sak och köptes efter jämförelse av tre priser.";
    value(await registerDelegated(office, b.as("secretary"), { ...more, reason }));
    expect((await decisionsOf(office.db, b.associationId))[0]).toMatchObject({
      reason,
      byName: "Siv Hed",
    });
    expect(refusal(await registerDelegated(office, b.as("third"), decision(b, groupId)))).toContain(
      "Du för in beslut som du själv har fattat.",
    );
    expect(
      refusal(await registerDelegated(office, b.as("auditor"), decision(b, groupId))),
    ).toContain("Bara");
  },
);

onEachDatabase(
  "a correction is a row of its own, and the first row stays as it was",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const { groupId } = await adopted(office, b);
    const first = await registered(office, b, groupId, { ore: 5_900_000 });
    const [before] = await decisionsOf(office.db, b.associationId);
    const second = await registered(office, b, groupId, { ore: 590_000, corrects: first.id });
    const again = await registerDelegated(
      office,
      b.as("chair"),
      decision(b, groupId, { corrects: first.id }),
    );
    expect(refusal(again)).toContain("D 2026-1 är redan rättat genom D 2026-2.");
    await registered(office, b, groupId, { corrects: second.id, isVoid: true });
    const rows = await decisionsOf(office.db, b.associationId);
    expect(rows.at(-1)).toEqual(before);
    expect(rows.map(({ corrects, isVoid, ore }) => [corrects, isVoid, ore])).toEqual([
      [second.id, true, null],
      [first.id, false, 590_000],
      [null, false, 5_900_000],
    ]);
    // Nothing counts any more: the whole cap is there.
    await registered(office, b, groupId, { ore: 5_920_000 });
  },
);

onEachDatabase("a payment keeps to the delegationsbeslut that it follows", async (database) => {
  const b = await payingBoard(officeOn(database));
  const { groupId } = await adopted(b.office, b);
  const supplier = invoice().payee.name;
  const first = await registered(b.office, b, groupId, { supplier, ore: 1_250_000 });
  const follows = (delegatedId: string, invoiceNumber: string) =>
    enterPayment(b.office, b.as("secretary"), {
      text: invoice({ delegatedId, invoiceNumber }),
      papers: [],
    });
  const { number } = value(await follows(first.id, "1"));
  expect(refusal(await follows(first.id, "2"))).toContain("ingenting kvar");
  const corrects = { supplier, ore: 2_000_000, corrects: first.id };
  const second = await registered(b.office, b, groupId, corrects);
  expect(refusal(await follows(first.id, "2"))).toContain("är rättat");
  expect(refusal(await follows(second.id, "2"))).toContain("kvar av de");
  value(await cancelPayment(b.office, b.as("secretary"), { number, reason: "Dubbel" }));
  value(await follows(second.id, "2"));
});
