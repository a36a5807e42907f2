import { expect, test } from "vitest";
import { compareOrders } from "#app/domain/attest/compareOrders.ts";
import type { AttestOrder, AttestRight } from "#app/domain/attest/order.ts";
import { knownBaseAmounts } from "#app/domain/baseAmounts.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { changed, nameOf, order } from "./people.ts";

const told = (after: AttestOrder, before = order()) =>
  compareOrders(before, after, { nameOf, baseAmounts: knownBaseAmounts }).map((one) =>
    one.replaceAll("\u00a0", " "),
  );
const isGeneral = (one: AttestRight) => one.step === "decision" && one.concern.kind === "anyone";
const eva = { kind: "person", personId: "eva" } as const;

test("two that say the same differ in nothing, though the rights were written anew in another order", () => {
  const again = order().rights.map((one) => ({ ...one, id: `new-${one.id}` }));
  expect(told(order({ id: "p", rights: again.toReversed() }))).toEqual([]);
});

test.each<[string, AttestOrder, string[]]>([
  [
    "who holds it",
    changed(isGeneral, { holder: eva }),
    ["Ändrat: Beslutsattest på alla utbetalningar: ordinarie är Eva Lind, förut ordförande."],
  ],
  [
    "who acts instead, and when",
    changed(isGeneral, { deputies: [], deputyWhen: "always" }),
    [
      "Ändrat: Beslutsattest på alla utbetalningar: ersättare är ingen, förut vice ordförande; ersättaren får attestera när som helst, förut när ordinarie är hindrad eller inte får.",
    ],
  ],
  [
    "up to how much",
    changed(isGeneral, { cap: { kind: "priceBaseAmounts", count: 2 } }),
    [
      "Ändrat: Beslutsattest på alla utbetalningar: maxbeloppet är 2 prisbasbelopp (118 400 kr 2026), förut utan gräns.",
    ],
  ],
  [
    "in which area",
    changed(isGeneral, { area: { accounts: ["5"], costCentres: ["10"], projects: ["P1"] } }),
    [
      "Ändrat: Beslutsattest på alla utbetalningar (konton som börjar på 5; kostnadsställe 10; projekt och insatser: P1): området är konton som börjar på 5; kostnadsställe 10; projekt och insatser: P1, förut allt.",
    ],
  ],
  [
    "what is new and what is gone",
    order({
      rights: [
        ...order().rights.filter((one) => one.step !== "review"),
        { ...(order().rights.find(isGeneral) as AttestRight), id: "n", concern: eva },
      ],
    }),
    [
      "Nytt: Beslutsattest på utbetalningar till Eva Lind eller som rör Eva Linds person: ordförande, ersättare vice ordförande, utan gräns.",
      "Borttaget: Granskningsattest på alla utbetalningar: förbundschef.",
      "Borttaget: Granskningsattest på utbetalningar till förbundschefen eller som rör förbundschefens person: vice ordförande.",
    ],
  ],
  [
    "the days and the manual orders",
    order({ from: legalDate("2027-01-01"), to: null, manualOrderPersons: 1 }),
    [
      "Ordningen gäller från 1 januari 2027 tills vidare, förut från 1 januari 2026 till 31 december 2026.",
      "Manuella bokföringsorder undertecknas av en, förut av två.",
    ],
  ],
  [
    "the remark",
    changed(isGeneral, { remark: "Även arvoden" }),
    ["Ändrat: Beslutsattest på alla utbetalningar: anmärkningen är ”Även arvoden”."],
  ],
])("%s", (_, after, sentences) => {
  expect(told(after)).toEqual(sentences);
});
