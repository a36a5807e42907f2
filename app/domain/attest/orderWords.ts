/** The attestordning in words: who, for what, where and up to how much. */
import { definiteNames, roleNames } from "../authority.ts";
import { genitive, listText } from "../wording.ts";
import {
  type AttestArea,
  type AttestRight,
  attestSteps,
  type Concern,
  type Holder,
} from "./order.ts";

/** The name of a person by id. */
export type NameOf = (personId: string) => string;

/** With a capital letter first, as a sentence or a heading begins. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** "ordförande", or the person's name. */
export const holderText = (holder: Holder, nameOf: NameOf): string =>
  holder.kind === "role" ? roleNames[holder.role] : nameOf(holder.personId);

/** "ordföranden", or the person's name. */
export const definiteHolder = (holder: Holder, nameOf: NameOf): string =>
  holder.kind === "role" ? definiteNames[holder.role] : nameOf(holder.personId);

/** "alla utbetalningar", "utbetalningar till ordföranden eller som rör ordförandens person". */
export function concernText(concern: Concern, nameOf: NameOf): string {
  if (concern.kind === "anyone") return "alla utbetalningar";
  if (concern.kind === "board") {
    return "utbetalningar till en ledamot eller ersättare, eller som rör en sådan person";
  }
  const whom = definiteHolder(concern, nameOf);
  return `utbetalningar till ${whom} eller som rör ${genitive(whom)} person`;
}

/** "konto 5 och 61 med underkonton", "kostnadsställe 10", "projekt P1"; "allt" when nothing is marked off. */
export function areaText({ accounts, costCentres, projects }: AttestArea): string {
  const parts = [
    accounts.length > 0 ? `konton som börjar på ${listText(accounts, "eller")}` : "",
    costCentres.length > 0 ? `kostnadsställe ${listText(costCentres, "eller")}` : "",
    projects.length > 0 ? `projekt och insatser: ${listText(projects, "eller")}` : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? "allt" : parts.join("; ");
}

/** "Beslutsattest på alla utbetalningar", with the area where one is marked off. */
export function rightText(
  { step, concern, area }: Pick<AttestRight, "step" | "concern" | "area">,
  nameOf: NameOf,
): string {
  const where = areaText(area);
  const what = `${capital(attestSteps[step])} ${step === "disbursement" ? "av" : "på"} ${concernText(concern, nameOf)}`;
  return where === "allt" ? what : `${what} (${where})`;
}

/** "Per Alm, därefter Eva Lind"; "ingen" when there is none. */
export const deputiesText = (
  { deputies }: Pick<AttestRight, "deputies">,
  nameOf: NameOf,
): string =>
  deputies.length === 0
    ? "ingen"
    : deputies.map((one) => holderText(one, nameOf)).join(", därefter ");

/** When the ersättare may act. */
export const deputyWhenTexts = {
  hindered: "när ordinarie är hindrad eller inte får",
  always: "när som helst",
} as const satisfies Record<AttestRight["deputyWhen"], string>;

/** The words of a person by id in a list of people; one who has left the register is said to be gone. */
export const namesIn =
  (people: readonly { id: string; name: string }[]): NameOf =>
  (personId) =>
    people.find(({ id }) => id === personId)?.name ?? "en person som inte finns i registret";
