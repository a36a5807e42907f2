/** The handlingar of the diarium that an ärende is about, as its page shows them and its form ties them. */
import { diaryStart, entriesOfItem } from "#db/queries/diary.server.ts";
import { linkHandling, unlinkHandling } from "../../../commands/diaryItems.server.ts";
import { mayRead } from "../../../domain/authority.ts";
import {
  diaryNumber,
  diaryPath,
  publicPart,
  readDiaryNumber,
} from "../../../domain/diary/handling.ts";
import type { FormReader } from "../../../form.ts";
import { rejected, respond } from "../../respond.server.ts";
import type { MeetingDesk } from "./meetingDesk.server.ts";

/** Null where the förbund keeps its diarium elsewhere. The board reads what everybody may read of a handling. */
export async function handlingarAt({ office, association, actor }: MeetingDesk, itemId: string) {
  if (!(await diaryStart(office.db, association.id))) return null;
  const home = `/forbund/${association.slug}/diarium`;
  const isReader = mayRead(actor, "diary");
  return (await entriesOfItem(office.db, association.id, itemId)).map((entry) => ({
    number: diaryNumber(entry),
    subject: publicPart(entry, null).subject,
    href: isReader ? `${home}/${diaryPath(entry)}` : null,
  }));
}

/** Ties a handling to the ärende, or takes the tie away. */
export async function answerDiaryForm(desk: MeetingDesk, form: FormReader, here: string) {
  const { office, caller } = desk;
  const itemId = here.split("/").at(-1) ?? "";
  const number = readDiaryNumber(form.raw("handling"));
  if (!number) {
    form.refuse("handling", "Skriv handlingens diarienummer, till exempel 2026:14.");
    return rejected(form.refusals, form);
  }
  const change = form.raw("avsikt") === "knyt-handling" ? linkHandling : unlinkHandling;
  const done = await change(office, caller, { itemId, number }, form.raw("formular"));
  return respond(done, form, here);
}
