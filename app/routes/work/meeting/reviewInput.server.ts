/** What is done at a finding, on whatever page it stands: a reason is written, or its correction is made. */
import { recordRemark } from "../../../commands/approval.server.ts";
import { correctText } from "../../../commands/writing.server.ts";
import { type FormReader, limits } from "../../../form.ts";
import { rejected, respond } from "../../respond.server.ts";
import type { MeetingDesk } from "./meetingDesk.server.ts";

/** Answers the forms of ReviewList; leads back to `here`. */
export async function answerReview(desk: MeetingDesk, form: FormReader, here: string) {
  const { office, caller, meetingId } = desk;
  const formId = form.raw("formular");
  if (form.raw("avsikt") === "ratta") {
    const [itemId, quote, put] = [form.raw("itemId"), form.raw("quote"), form.raw("put")];
    return respond(await correctText(office, caller, { itemId, quote, put }, formId), form, here);
  }
  const reason = form.text("reason", { label: "skälet", max: limits.note });
  if (form.refusals.length > 0) return rejected(form.refusals, form);
  const paragraf = form.raw("paragraf") === "" ? null : form.integer("paragraf", "paragrafen");
  const [rule, finding] = [form.raw("rule"), form.raw("finding")];
  const input = { meetingId, rule, paragraf, finding, reason };
  return respond(await recordRemark(office, caller, input, formId), form, here);
}
