/** What a signer sends at the page of justering: a certificate, or the steps with an eID. */

import type { Round } from "#db/queries/approval.server.ts";
import { openOrder } from "#db/queries/signing.server.ts";
import { cancelEid, collectEid, startEid } from "../../../commands/signByEid.server.ts";
import { signMinutes } from "../../../commands/signMinutes.server.ts";
import type { FormReader } from "../../../form.ts";
import type { OpenEid } from "../../../ui/eidForm.tsx";
import { certificateLimitBytes } from "../../../upload.server.ts";
import { rejected, respond } from "../../respond.server.ts";
import type { MeetingDesk } from "./meetingDesk.server.ts";

type Where = { itemId: string | null; here: string; request: Request };

export const signingIntents = ["skriv-under", "borja-eid", "hamta-eid", "avbryt-eid"];

/** Does what the form asks for. */
export async function answerSigning(desk: MeetingDesk, form: FormReader, where: Where) {
  const { office, caller, meetingId } = desk;
  const { itemId, here, request } = where;
  const of = { meetingId, itemId };
  switch (form.raw("avsikt")) {
    case "borja-eid": {
      const address = request.headers.get("x-paragraf-client") ?? "";
      const input = { ...of, sha256: form.raw("sha256"), address };
      return respond(await startEid(office, caller, input, form.raw("formular")), form, here);
    }
    case "hamta-eid": {
      const result = await collectEid(office, caller, of);
      // It is still there to be signed: the page says what it waits for.
      if (result.ok && !result.value.isSigned)
        form.refuse("eid", `Underskriften är inte klar ännu. ${result.value.hint}`);
      return form.refusals.length > 0 ? rejected(form.refusals, form) : respond(result, form, here);
    }
    case "avbryt-eid":
      return respond(await cancelEid(office, caller, of), form, here);
    default:
      return withCertificate(desk, form, where);
  }
}

async function withCertificate(desk: MeetingDesk, form: FormReader, where: Where) {
  const { office, caller, meetingId } = desk;
  const { itemId, here } = where;
  const file = form.file("certificate");
  if (!file || file.size === 0) form.refuse("certificate", "Välj certifikatfilen.");
  if (file && file.size > certificateLimitBytes) {
    form.refuse(
      "certificate",
      "Filen är för stor för att vara ett certifikat. Välj filen som slutar på .p12 eller .pfx.",
    );
  }
  if (!file || form.refusals.length > 0) return rejected(form.refusals, form);
  const input = {
    ...{ meetingId, itemId, sha256: form.raw("sha256") },
    file: new Uint8Array(await file.arrayBuffer()),
    password: form.raw("password"),
    isOtherName: form.flag("otherName"),
    withoutTimestamp: form.flag("withoutTimestamp"),
  };
  return respond(await signMinutes(office, caller, input, form.raw("formular")), form, here);
}

/** What the reader has begun to sign with an eID, and where its app is opened. */
export async function openEidOf(desk: MeetingDesk, round: Round | null): Promise<OpenEid | null> {
  const { eid, db } = desk.office;
  const { personId } = desk.actor;
  if (!eid || round?.method !== "eid" || personId === null) return null;
  const order = await openOrder(db, round.id, personId);
  if (!order) return null;
  const { reference, auto_start_token: autoStartToken, text } = order;
  return { name: eid.name, address: eid.openAddress({ reference, autoStartToken }), text };
}
