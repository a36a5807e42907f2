import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { attachmentsOf } from "#db/queries/meetings.server.ts";
import { dateText } from "../../../domain/calendar.ts";
import { canBeRead } from "../../../domain/mediaTypes.ts";
import { notFound } from "../../../session.server.ts";
import { AttachmentText } from "../../../ui/attachmentText.tsx";
import { attachmentText } from "../../attachmentText.server.ts";
import { requireMeeting } from "./meetingDesk.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Bilaga ${data.label}: ${data.title} – Paragraf` : "Bilaga – Paragraf" },
];

/** What a bilaga in Word or Excel says, for those who may read the draft. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  const all = await attachmentsOf(desk.office.db, desk.meetingId);
  const found = all.find(({ id }) => id === args.params.attachment);
  if (!found?.sha256 || !canBeRead(found.media_type)) throw notFound();
  const blob = await bytesOf(desk.office.db, desk.association.id, found.sha256);
  if (!blob) throw notFound();
  return json({
    home: desk.home,
    day: dateText(desk.date),
    label: found.label,
    title: found.title,
    file: `${desk.home}/bilagor/${found.id}`,
    ...(await attachmentText(blob.bytes, found.media_type)),
  });
}

export default function MeetingAttachmentText() {
  const data = useLoaderData<typeof loader>();
  return (
    <>
      <p>
        <a href={data.home}>Sammanträdet {data.day}</a>
      </p>
      <AttachmentText {...data} />
    </>
  );
}
