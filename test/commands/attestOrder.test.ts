import { expect } from "vitest";
import {
  adoptAttestOrder,
  changeAttestOrder,
  discardAttestOrder,
  draftAttestOrder,
  removeAttestRight,
  saveAttestRight,
} from "#app/commands/attestOrder.server.ts";
import { addPerson, giveMandate } from "#app/commands/register.server.ts";
import { registerSignatureSample } from "#app/commands/signatureSample.server.ts";
import type { AttestRight } from "#app/domain/attest/order.ts";
import { orderOn } from "#app/domain/attest/orderOn.ts";
import type { Role } from "#app/domain/authority.ts";
import { legalDate } from "#app/domain/calendar.ts";
import {
  attestOrdersOf,
  attestPeopleOf,
  signatureSamples,
} from "#db/queries/attestOrders.server.ts";
import { verifyBytes } from "#db/queries/blobs.server.ts";
import { exampleLogo } from "../../scripts/demo/logo.ts";
import { officeOn, onEachDatabase, type TestOffice } from "../support/office.ts";
import { board, held, planned, refusal, type TestBoard, value } from "../support/story.ts";

const unlimited = { cap: { kind: "unlimited" } } as const;

/** The office's staff, so that every step has its person. */
async function staff(office: TestOffice, b: TestBoard): Promise<void> {
  const roles: [string, Role][] = [
    ["Dag Norr", "director"],
    ["Disa Ström", "developer"],
    ["Fia Bo", "finance"],
    ["Finn Ås", "finance"],
  ];
  for (const [name, role] of roles) {
    const about = { name, email: "", organisation: "", title: "", accountId: null };
    const { id } = value(await addPerson(office, b.owner, about));
    const mandate = { role, seatId: null, callingOrder: null, basis: "Anställning", to: null };
    const from = legalDate("2023-04-01");
    value(await giveMandate(office, b.owner, { personId: id, from, ...mandate }));
  }
}

const orders = (office: TestOffice, b: TestBoard) => attestOrdersOf(office.db, b.associationId);

/** An ordinary draft with every amount said. */
async function drafted(office: TestOffice, b: TestBoard): Promise<AttestRight[]> {
  const ordinary = { like: "ordinary" as const, thirdId: b.person("third") };
  value(await draftAttestOrder(office, b.as("secretary"), ordinary));
  const [draft] = await orders(office, b);
  for (const { id, ...right } of draft?.rights ?? []) {
    const input = { rightId: id, right: { ...right, ...unlimited } };
    value(await saveAttestRight(office, b.as("secretary"), input));
  }
  return (await orders(office, b))[0]?.rights ?? [];
}

async function adopted(office: TestOffice, b: TestBoard) {
  const meetingId = await planned(office, b);
  await held(office, b, meetingId);
  return { meetingId, number: 2 };
}

onEachDatabase("an ordinary order is drafted, adopted and rules from its day", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  await staff(office, b);
  const rights = await drafted(office, b);
  expect(rights.map(({ step }) => step)).toEqual([
    ...["receipt", "review", "decision", "decision", "decision", "disbursement", "review"],
  ]);
  const paragraf = await adopted(office, b);
  const before = await orders(office, b);
  expect(orderOn(before, legalDate("2026-05-01"))).toBeNull();
  value(await adoptAttestOrder(office, b.as("secretary"), paragraf));
  const after = await orders(office, b);
  expect(orderOn(after, legalDate("2026-05-01"))).toMatchObject({
    adopted: { ...paragraf, meetingDate: "2026-03-02" },
    ...{ from: "2026-03-02", to: "2026-12-31", manualOrderPersons: 2, rights },
  });
  expect(orderOn(after, legalDate("2026-12-31"))).not.toBeNull();
  expect(orderOn(after, legalDate("2027-01-01"))).toBeNull();
  const events = await office.db.selectFrom("event").select("kind").orderBy("seq").execute();
  expect(events.filter(({ kind }) => kind.startsWith("attest")).map(({ kind }) => kind)).toEqual([
    ...["attestOrder.drafted", ...rights.map(() => "attestRight.saved"), "attestOrder.adopted"],
  ]);
});

onEachDatabase("the next one is drafted from the last, and takes over", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  await staff(office, b);
  const rights = await drafted(office, b);
  const paragraf = await adopted(office, b);
  value(await adoptAttestOrder(office, b.as("secretary"), paragraf));
  const last = { like: "last" as const, thirdId: null };
  value(await draftAttestOrder(office, b.as("secretary"), last));
  expect(refusal(await draftAttestOrder(office, b.as("secretary"), last))).toContain(
    "redan ett utkast",
  );
  const draft = (await orders(office, b)).find((one) => one.adopted === null);
  const bare = (list: AttestRight[] = []) => list.map(({ id, ...right }) => right);
  expect(draft).toMatchObject({ from: "2027-01-01", to: "2027-12-31" });
  expect(bare(draft?.rights)).toEqual(bare(rights));
  expect(draft?.rights[0]?.id).not.toBe(rights[0]?.id);
  const days = { from: legalDate("2026-06-01"), to: null, manualOrderPersons: 1 as const };
  value(await changeAttestOrder(office, b.as("secretary"), days));
  expect(refusal(await adoptAttestOrder(office, b.as("secretary"), paragraf))).toBe(
    "§ 2 den 2 mars 2026 har redan antagit en version. En ny version behöver ett nytt beslut.",
  );
  value(await adoptAttestOrder(office, b.as("secretary"), { ...paragraf, number: 3 }));
  const all = await orders(office, b);
  expect(orderOn(all, legalDate("2026-05-31"))?.manualOrderPersons).toBe(2);
  expect(orderOn(all, legalDate("2026-06-01"))?.manualOrderPersons).toBe(1);
});

onEachDatabase("a draft with a hole is not adopted, and says which", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  await staff(office, b);
  const rights = await drafted(office, b);
  const paragraf = await adopted(office, b);
  const rightId = rights.find(({ step }) => step === "receipt")?.id ?? "";
  value(await removeAttestRight(office, b.as("secretary"), { rightId }));
  expect(refusal(await adoptAttestOrder(office, b.as("secretary"), paragraf))).toBe(
    "Ingen har rätt till mottagningsattest. Utan det steget kan ingenting betalas. Lägg till en rad som säger vem som tar mottagningsattest.",
  );
  expect(await office.db.selectFrom("attest_adoption").selectAll().execute()).toEqual([]);
});

onEachDatabase("only a paragraf that decided it adopts it, by whoever may", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  await staff(office, b);
  const adopt = (about: { meetingId: string; number: number }, who = "secretary") =>
    adoptAttestOrder(office, b.as(who), about);
  const paragraf = await adopted(office, b);
  expect(refusal(await adopt(paragraf))).toContain("inget utkast");
  await drafted(office, b);
  const coming = await planned(office, b, "2026-04-02");
  expect(refusal(await adopt({ ...paragraf, number: 99 }))).toBe(
    "§ 99 finns inte i protokollet från 2 mars 2026.",
  );
  expect(refusal(await adopt({ ...paragraf, meetingId: coming }))).toContain("inte hållits");
  expect(refusal(await adopt({ ...paragraf, meetingId: "another" }))).toContain("Välj");
  expect(refusal(await adopt(paragraf, "chair"))).toContain("Bara förbundschefen eller");
  const early = { from: legalDate("2026-01-01"), to: null, manualOrderPersons: 2 as const };
  value(await changeAttestOrder(office, b.as("secretary"), early));
  expect(refusal(await adopt(paragraf))).toContain("tidigast 2 mars 2026");
});

onEachDatabase(
  "only people of the register are named, and a third is neither",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const ordinary = { like: "ordinary" as const, thirdId: b.person("vice") };
    expect(refusal(await draftAttestOrder(office, b.as("secretary"), ordinary))).toContain(
      "inte är ordförande eller vice",
    );
    const last = { like: "last" as const, thirdId: null };
    expect(refusal(await draftAttestOrder(office, b.as("secretary"), last))).toContain(
      "ingen antagen",
    );
    const [right] = await drafted(office, b);
    const { id, ...rest } = right as AttestRight;
    const stranger = { ...rest, holder: { kind: "person" as const, personId: "nobody" } };
    const result = await saveAttestRight(office, b.as("secretary"), {
      rightId: id,
      right: stranger,
    });
    expect(result.ok ? [] : result.refusals.map(({ field }) => field)).toEqual(["holder"]);
    const gone = { rightId: "gone", right: rest };
    expect(refusal(await saveAttestRight(office, b.as("secretary"), gone))).toContain("finns inte");
  },
);

onEachDatabase(
  "a signature sample is a picture or seen on paper, and the latest counts",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const register = (on: string, picture: Uint8Array | null, who = "secretary") =>
      registerSignatureSample(office, b.as(who), {
        ...{ personId: b.person("chair"), on: legalDate(on), picture },
      });
    value(await register("2026-01-12", exampleLogo()));
    value(await register("2026-02-02", null));
    const people = await attestPeopleOf(office.db, b.associationId);
    const chair = people.find(({ id }) => id === b.person("chair"));
    expect(chair).toMatchObject({ name: "Anna Ek", sampleOn: "2026-02-02" });
    expect(chair?.roles.map(({ role }) => role).toSorted()).toEqual(["chair", "member"]);
    expect(people.filter(({ sampleOn }) => sampleOn !== null)).toHaveLength(1);
    const samples = await signatureSamples(office.db, b.associationId);
    expect(samples.map(({ on, sha256, byName }) => [on, sha256 === null, byName])).toEqual([
      ["2026-02-02", true, "Siv Hed"],
      ["2026-01-12", false, "Siv Hed"],
    ]);
    expect((await verifyBytes(office.db, b.associationId)).broken).toEqual([]);
    const text = new TextEncoder().encode("no picture");
    const wrong = await register("2026-02-02", text);
    expect(wrong.ok ? [] : wrong.refusals.map(({ field }) => field)).toEqual(["sample"]);
    expect(refusal(await register("2026-03-03", null))).toContain("efter i dag");
    expect(refusal(await register("2026-02-02", null, "third"))).toContain("namnteckningsprov");
  },
);

onEachDatabase("a draft can be thrown away, and what is adopted stays", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  await staff(office, b);
  await drafted(office, b);
  value(await adoptAttestOrder(office, b.as("secretary"), await adopted(office, b)));
  const before = await orders(office, b);
  const discard = () => discardAttestOrder(office, b.as("secretary"), null);
  expect(refusal(await discard())).toContain("inget utkast");
  const last = { like: "last" as const, thirdId: null };
  value(await draftAttestOrder(office, b.as("secretary"), last));
  value(await discard());
  expect(await orders(office, b)).toEqual(before);
});
