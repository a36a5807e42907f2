/** Three papers such as a small förbund has: every weakness in them is found before styrelsen adopts them again. */
import { expect, test } from "vitest";
import { checkOrder } from "#app/domain/attest/checkOrder.ts";
import type { AttestOrder } from "#app/domain/attest/order.ts";
import { ordinaryRights } from "#app/domain/attest/ordinaryOrder.ts";
import { knownBaseAmounts } from "#app/domain/baseAmounts.ts";
import { checkOrder as checkDelegations } from "#app/domain/delegation/checkOrder.ts";
import { delegations, instruction, people, signatureList } from "./papers.ts";
import * as sound from "./people.ts";

const found = (order: AttestOrder) =>
  checkOrder(order, people, knownBaseAmounts).map(
    ({ level, rule, rightId, text }) => `${level} ${rule} ${rightId}: ${text}`,
  );

/** What is the same in both: the office's own steps, and what is said of nobody's amount and signature. */
const ofBoth = (deciding: string[], general: string) => ({
  stops: [
    // Only those below the förbundschef review, and with two ekonomer none of them may be paid.
    "block CTRL-01 reviewed: På en utbetalning till Dag Norr kan ingen ta granskningsattest.",
    "block CTRL-01 paid: På en utbetalning till Fia Bo finns inte två som kan utanordna tillsammans.",
    "block CTRL-01 paid: På en utbetalning till Finn Ås finns inte två som kan utanordna tillsammans.",
  ],
  warns: [
    "warn CTRL-07 paid: Är Fia Bo hindrad finns inte två som kan utanordna tillsammans på utbetalningar.",
    "warn CTRL-07 paid: Är Finn Ås hindrad finns inte två som kan utanordna tillsammans på utbetalningar.",
    "warn CTRL-19 null: En manuell bokföringsorder undertecknas av en person.",
    `warn CTRL-01 ${general}: Anna Ek har inget namnteckningsprov.`,
    "warn CTRL-01 received: Dag Norr har inget namnteckningsprov.",
    "warn CTRL-01 received: Disa Ström har inget namnteckningsprov.",
    "warn CTRL-01 paid: Fia Bo har inget namnteckningsprov.",
    "warn CTRL-01 paid: Finn Ås har inget namnteckningsprov.",
    ...[...deciding, "received", "reviewed", "paid"].map(
      (id) =>
        `warn CTRL-02 ${id}: Maxbeloppet är tomt: styrelsen har inte sagt upp till vilket belopp rätten gäller.`,
    ),
  ],
});

test("the instruktion says nothing of who receives and reviews", () => {
  const written = instruction.rights.filter(({ step }) => step !== "receipt" && step !== "review");
  expect(found({ ...instruction, rights: written })).toEqual(
    expect.arrayContaining([
      "block CTRL-09 null: Ingen har rätt till mottagningsattest. Utan det steget kan ingenting betalas.",
      "block CTRL-09 null: Ingen har rätt till granskningsattest. Utan det steget kan ingenting betalas.",
    ]),
  );
});

test("the instruktion: no ersättare for the vice, a board's ersättare who may be the payee, mandates that end", () => {
  const { stops, warns } = ofBoth(["general", "toChair", "toBoard"], "general");
  expect(found(instruction).toSorted()).toEqual(
    [
      ...stops,
      ...warns,
      "warn CTRL-07 toChair: Är Per Alm hindrad kan ingen ta beslutsattest på en utbetalning till Anna Ek.",
      "warn CTRL-07 toBoard: Är Anna Ek hindrad kan ingen ta beslutsattest på en utbetalning till Per Alm.",
      "warn CTRL-04 toBoard: Ersättaren Per Alm kan själv vara den som får betalt.",
      "warn CTRL-01 general: Per Alm har inget namnteckningsprov.",
      "warn CTRL-21 general: Uppdraget som ordförande går ut 31 mars 2026 utan efterträdare, före ordningens sista dag 31 december 2026.",
      "warn CTRL-21 general: Uppdraget som vice ordförande går ut 31 mars 2026 utan efterträdare, före ordningens sista dag 31 december 2026.",
    ].toSorted(),
  );
});

test("the signaturlista: somebody who is his own ersättare, and mandates that end", () => {
  const { stops, warns } = ofBoth(["anna", "per", "toAnna"], "anna");
  expect(found(signatureList).toSorted()).toEqual(
    [
      ...stops,
      ...warns,
      "block CTRL-07 per: Per Alm är både ordinarie och ersättare: kedjan slutar i samma person.",
      "warn CTRL-07 toAnna: Är Per Alm hindrad kan ingen ta beslutsattest på en utbetalning till Anna Ek.",
      "warn CTRL-07 anna: Är Anna Ek hindrad kan ingen ta beslutsattest på en utbetalning till Per Alm.",
      "warn CTRL-01 per: Per Alm har inget namnteckningsprov.",
      "warn CTRL-21 anna: Uppdraget för Anna Ek går ut 31 mars 2026, före ordningens sista dag 31 december 2026.",
      "warn CTRL-21 per: Uppdraget för Per Alm går ut 31 mars 2026, före ordningens sista dag 31 december 2026.",
    ].toSorted(),
  );
});

test("the delegationsordning: a group without a limit", () => {
  const persons = people.map(({ id, name, roles }) => ({ id, name, roles, ties: [] }));
  const told = checkDelegations(delegations, {
    ...{ persons, memberNames: [], baseAmounts: knownBaseAmounts },
  });
  expect(
    told.map(({ level, rule, groupId, text }) => `${level} ${rule} ${groupId}: ${text}`),
  ).toEqual([
    "warn CTRL-17 courses: ”Kurser och konferenser” har ingen beloppsgräns. Varje belopp ryms.",
  ]);
});

test("the ordinary one to begin from has somebody who reviews what is the förbundschef's own", () => {
  const ordinary = sound.order();
  expect(checkOrder(ordinary, sound.people, knownBaseAmounts)).toEqual([]);
  const isOwn = ({ step, concern }: (typeof ordinary.rights)[number]) =>
    step === "review" && concern.kind === "role";
  expect(ordinaryRights(null).filter((one) => isOwn({ id: "", ...one }))).toHaveLength(1);
  const without = { ...ordinary, rights: ordinary.rights.filter((one) => !isOwn(one)) };
  expect(
    checkOrder(without, sound.people, knownBaseAmounts).map(
      ({ level, text }) => `${level}: ${text}`,
    ),
  ).toEqual(["block: På en utbetalning till Dag Norr kan ingen ta granskningsattest."]);
});
