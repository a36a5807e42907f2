/** The form of a delegationsordning as input: one block of fields per group, the last of them empty. */
import type { ChangeDelegation } from "../../../commands/delegationOrder.server.ts";
import { allRoles } from "../../../domain/authority.ts";
import {
  type Cap,
  type Delegate,
  type DelegationGroup,
  type Subject,
  subjects,
} from "../../../domain/delegation/order.ts";
import { readCount, readKronor } from "../../../domain/delegation/typed.ts";
import { type FormReader, limits } from "../../../form.ts";

const subjectNames = Object.keys(subjects) as Subject[];
const capKinds = ["kronor", "priceBaseAmounts", "none"] as const;

/** More groups than this is no form any more. */
const mostGroups = 40;

function readCap(form: FormReader, at: number): Cap {
  const kind = form.choice(`cap-${at}`, "hur beloppsgränsen anges", capKinds);
  const typed = form.raw(`size-${at}`);
  if (kind === "none") return { kind };
  if (kind === "kronor") {
    const ore = readKronor(typed);
    if (ore === null) form.refuse(`size-${at}`, "Skriv beloppet i kronor, till exempel 40 000.");
    return { kind, kronor: (ore ?? 0) / 100 };
  }
  const count = readCount(typed);
  if (count === null) {
    form.refuse(`size-${at}`, "Skriv hur många prisbasbelopp, till exempel 1 eller 0,5.");
  }
  return { kind, count: count ?? 0 };
}

/** "role:chair" or "person:…", as the select sends it. */
function readDelegate(value: string): Delegate[] {
  const [kind, id = ""] = value.split(":");
  const role = allRoles.find((one) => one === id);
  if (kind === "role" && role) return [{ kind, role }];
  return kind === "person" && id !== "" ? [{ kind, personId: id }] : [];
}

function readGroup(form: FormReader, at: number): DelegationGroup[] {
  const title = form.text(`title-${at}`, { label: "gruppens namn", optional: true });
  const chosen = [...new Set(form.all(`delegate-${at}`))].flatMap(readDelegate);
  const isLeft = title === "" && chosen.length === 0;
  if (isLeft || form.flag(`remove-${at}`)) return [];
  return [
    {
      ...{ id: form.raw(`id-${at}`), title },
      subject: form.choice(`subject-${at}`, "vad gruppen gäller", subjectNames),
      cap: readCap(form, at),
      delegates: chosen,
    },
  ];
}

/** What was typed of a draft; its faults are in the form's refusals. */
export function readOrder(form: FormReader, today: ChangeDelegation["from"]): ChangeDelegation {
  const count = Math.min(mostGroups, Math.max(0, form.integer("groups", "antalet grupper")));
  const groups = Array.from({ length: count }, (_, index) => readGroup(form, index + 1)).flat();
  return {
    orderId: form.text("orderId", { label: "vilket förslag det är", max: limits.name }),
    revision: form.integer("revision", "versionen"),
    from: form.date("from", "dagen då delegationsordningen börjar gälla") ?? today,
    to: form.optionalDate("to", "den sista dagen"),
    settings: {
      baseYear: form.choice("baseYear", "vilket prisbasbelopp", ["decision", "order"] as const),
      vat: form.choice("vat", "med eller utan moms", ["excluded", "included"] as const),
      counts: form.choice("counts", "vad som räknas ihop", [
        "object",
        "objectAndSupplier",
      ] as const),
      memberEmployees: form.flag("memberEmployees"),
    },
    groups,
  };
}
