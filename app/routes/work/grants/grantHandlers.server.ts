/** What each form on a page of a bidrag does. */
import { fulfilCondition, withdrawFulfilment } from "../../../commands/grantConditions.server.ts";
import { chooseGrantLine, endGrant } from "../../../commands/grants.server.ts";
import { type Result, refusedAll } from "../../../domain/result.ts";
import { type FormReader, limits } from "../../../form.ts";
import type { Desk } from "../../../session.server.ts";
import { readUpload } from "../../../upload.server.ts";

type Handler = (desk: Desk, number: string, form: FormReader) => Promise<Result<unknown>>;

const note = (form: FormReader, field: string, label: string) =>
  form.text(field, { label, max: limits.note, optional: true });

const fulfil: Handler = async ({ office, caller }, _, form) => {
  const id = form.raw("villkor");
  const file = form.file("paper");
  const upload = file && file.size > 0 ? await readUpload(file) : null;
  if (upload && !upload.ok) {
    return refusedAll(upload.refusals.map((one) => ({ ...one, field: "paper" })));
  }
  const typed = {
    ...{ signedOn: form.raw("signedOn"), itemId: form.raw("groundItemId") },
    ...{ where: note(form, "where", "var avtalet finns"), words: note(form, "words", "hur") },
  };
  if (form.refusals.length > 0) return refusedAll(form.refusals);
  const of = form.raw("of") === "beslut" ? { itemId: id } : { instalmentId: id };
  const input = { of, typed, paper: upload?.value ?? null };
  return fulfilCondition(office, caller, input, form.raw("formular"));
};

const handlers: Record<string, Handler> = {
  uppfyllt: fulfil,
  ouppfyllt: ({ office, caller }, _, form) => {
    const input = { markId: form.raw("markId"), reason: note(form, "reason", "varför") };
    return withdrawFulfilment(office, caller, input, form.raw("formular"));
  },
  budgetpost: ({ office, caller }, number, form) => {
    const input = { number, lineId: form.raw("lineId") || null };
    return chooseGrantLine(office, caller, input, form.raw("formular"));
  },
  aterta: ({ office, caller }, number, form) => {
    const input = { number, reason: note(form, "reason", "varför") };
    return endGrant(office, caller, input, form.raw("formular"));
  },
};

/** Does what the form asks. @throws a 400 when it asks for nothing known */
export function handleGrantForm(desk: Desk, number: string, form: FormReader) {
  const handler = handlers[form.raw("avsikt")];
  if (!handler) throw new Response(null, { status: 400 });
  return handler(desk, number, form);
}
