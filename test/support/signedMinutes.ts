/** A förbund whose styrelse has decided that its protokoll are justerade with certificates. */
import { chooseApprovalMethod } from "#app/commands/approvalMethod.server.ts";
import { sendForApproval } from "#app/commands/sendForApproval.server.ts";
import { signMinutes } from "#app/commands/signMinutes.server.ts";
import type { TurnOrder } from "#app/domain/approval.ts";
import type { ApprovalMethod } from "#app/domain/approvalMethod.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { roundsOf, standingRound } from "#db/queries/approval.server.ts";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { password } from "./certificates.ts";
import type { TestOffice } from "./office.ts";
import { type TestBoard, value } from "./story.ts";

export async function decides(office: TestOffice, b: TestBoard, method: ApprovalMethod) {
  const day = legalDate(office.clock().toISOString().slice(0, 10));
  const decided = { validFrom: day, decidedOn: day, paragraf: "14", document: "" };
  value(await chooseApprovalMethod(office, b.as("secretary"), { method, ...decided }));
}

export async function sends(
  office: TestOffice,
  b: TestBoard,
  meetingId: string,
  turnOrder: TurnOrder | null = null,
) {
  return sendForApproval(office, b.as("secretary"), { meetingId, turnOrder });
}

export const standing = async (office: TestOffice, meetingId: string) => {
  const round = standingRound(await roundsOf(office.db, meetingId));
  if (!round) throw new Error("No round stands");
  return round;
};

export type Signing = Partial<Parameters<typeof signMinutes>[2]> & { file: Uint8Array };

/** Somebody signs what is out for justering. */
export async function signs(office: TestOffice, b: TestBoard, who: string, input: Signing) {
  const { meetingId = "" } = input;
  const sha256 = input.sha256 ?? (await standing(office, meetingId)).sha256;
  const asked = { password, isOtherName: false, withoutTimestamp: false };
  return signMinutes(office, b.as(who), { ...asked, ...input, meetingId, sha256 });
}

export async function kept(office: TestOffice, b: TestBoard, sha256: string): Promise<Uint8Array> {
  const blob = await bytesOf(office.db, b.associationId, sha256);
  if (!blob) throw new Error(`No file ${sha256}`);
  return new Uint8Array(blob.bytes);
}
