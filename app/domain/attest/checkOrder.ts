/**
 * Finds the holes of an attestordning before it is adopted. `block` stops the adoption: a payment could not be made,
 * or somebody would decide about themselves. `warn` is what the board should have seen and may let stand.
 * @see KL 12:1, CTRL-01–CTRL-09, CTRL-19, CTRL-21
 */
import type { BaseAmount } from "../baseAmounts.ts";
import { type OrderFinding, orderFinding } from "./finding.ts";
import type { AttestOrder, AttestPerson } from "./order.ts";
import { holeFindings } from "./orderHoles.ts";
import { periodFindings, presenceFindings } from "./orderPeriod.ts";
import { rowFindings } from "./orderRows.ts";

const weight = { block: 0, warn: 1, info: 2 } as const;

function oneSigner({ manualOrderPersons }: AttestOrder): OrderFinding[] {
  if (manualOrderPersons === 2) return [];
  const text = "En manuell bokföringsorder undertecknas av en person.";
  const suggestion = "Låt två underteckna, så att ingen bokför ensam.";
  return [orderFinding("CTRL-19", "warn", { text, suggestion })];
}

/** The same sentence once, at the first right that it is about. */
const onceEach = (findings: OrderFinding[]): OrderFinding[] =>
  findings.filter(
    (one, index) =>
      findings.findIndex(({ rule, text }) => rule === one.rule && text === one.text) === index,
  );

/** Everything that is wrong with the order, what stops it first; empty when nothing is. */
export function checkOrder(
  order: AttestOrder,
  people: readonly AttestPerson[],
  baseAmounts: readonly BaseAmount[],
): OrderFinding[] {
  const period = periodFindings(order);
  // An order that ends before it begins holds on no day: nothing else can be said of it.
  if (period.some(({ level }) => level === "block")) return period;
  const found = [
    ...period,
    ...holeFindings(order, people),
    ...rowFindings(order, people, baseAmounts),
    ...presenceFindings(order, people),
    ...oneSigner(order),
  ];
  // An empty maxbelopp is said at every right that has one; all else once.
  const caps = found.filter(({ rule }) => rule === "CTRL-02" || rule === "BAS-1");
  const rest = onceEach(found.filter((one) => !caps.includes(one)));
  return [...rest, ...caps].toSorted((a, b) => weight[a.level] - weight[b.level]);
}
