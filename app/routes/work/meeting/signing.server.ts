/** What a signer sends at the page of justering: a certificate, or the steps with an eID. */

import type { Round } from "#db/queries/approval.server.ts";
import { openOrder } from "#db/queries/signing.server.ts";
import { cancelEid, collectEid, startEid } from "../../../commands/signByEid.server.ts";
import { signMinutes } from "../../../commands/signMinutes.server.ts";
import { codesFrom } from "../../../documents/signing/eidCode.ts";
import type { FormReader } from "../../../form.ts";
import type { EidChoice } from "../../../ui/eidForm.tsx";
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
      const input = { ...of, sha256: form.raw("sha256"), address, service: form.raw("eid") };
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

/** The eID services that the reader can choose between, and what has been begun with one of them. */
export async function eidChoiceOf(desk: MeetingDesk, round: Round | null): Promise<EidChoice> {
  const { eids = [] } = desk.office;
  const services = eids.map(({ service, name }) => ({ service, name }));
  return { services, open: await openEidOf(desk, round) };
}

async function openEidOf({ office, actor }: MeetingDesk, round: Round | null) {
  const { eids, db, clock } = office;
  if (round?.method !== "eid" || actor.personId === null) return null;
  const row = await openOrder(db, round.id, actor.personId);
  const eid = eids?.find(({ service }) => service === row?.service);
  if (!row || !eid) return null;
  const order = {
    ...{ reference: row.reference, autoStartToken: row.auto_start_token },
    ...{ codeToken: row.code_token, codeSecret: row.code_secret },
  };
  const second = Math.max(0, Math.floor((clock().getTime() - Date.parse(row.at)) / 1000));
  return {
    ...{ name: eid.name, address: eid.openAddress(order), text: row.text },
    codes: codesFrom(eid, order, second),
  };
}
