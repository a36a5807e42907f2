import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  hindrancesOfMeeting,
  removedAttachments,
  withholdingsOf,
} from "#db/queries/attachments.server.ts";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { attachmentsOf } from "#db/queries/meetings.server.ts";
import { postingsOf } from "#db/queries/notices.server.ts";
import {
  addAttachment,
  releaseAttachment,
  removeAttachment,
  retitleAttachment,
  withholdAttachment,
} from "../../../commands/attachments.server.ts";
import { personalInPapers } from "../../../commands/masking.server.ts";
import { may } from "../../../domain/authority.ts";
import { FormReader } from "../../../form.ts";
import {
  AttachmentItem,
  type AttachmentRow,
  CommonGrounds,
  RemovedAttachments,
  UploadForm,
} from "../../../ui/attachments.tsx";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { readUpload, titleOf } from "../../../upload.server.ts";
import { canBeShown } from "../../fileResponse.server.ts";
import { rejected, respond } from "../../respond.server.ts";
import { type MeetingDesk, requireMeeting, requireMinutes, stateOf } from "./meetingDesk.server.ts";

/** Characters of a text file that are shown in place. */
const shownCharacters = 20_000;

export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  const { isFrozen, isSummoned, isOpened } = await stateOf(desk);
  const { db } = desk.office;
  return json({
    formId: crypto.randomUUID(),
    home: desk.home,
    isFixed: isSummoned || isOpened,
    isPublished: (await postingsOf(db, desk.meetingId)).length > 0,
    mayChange: may.addAttachment(desk.actor) && !isFrozen,
    mayWithhold: may.withholdAttachment(desk.actor),
    attachments: await rowsOf(desk),
    removed: await removedAttachments(db, desk.meetingId),
  });
}

async function rowsOf(desk: MeetingDesk): Promise<AttachmentRow[]> {
  const { db } = desk.office;
  const minutes = await requireMinutes(desk);
  const marks = await withholdingsOf(db, desk.meetingId);
  const hindrances = await hindrancesOfMeeting(db, desk.meetingId);
  const personal = await personalInPapers(db, desk.association.id, desk.meetingId);
  const rows = await attachmentsOf(db, desk.meetingId);
  const citing = (label: string) =>
    minutes.items
      .filter((item) => item.attachments.includes(label))
      .map(({ number, heading }) => (number === null ? `”${heading}”` : `§ ${number}`));
  return Promise.all(
    rows.map(async (a) => {
      const shown = a.sha256 === null ? null : shownAs(a.media_type);
      return {
        ...{ id: a.id, label: a.label, title: a.title, filename: a.filename, size: a.size },
        ...{ sha256: a.sha256, mediaType: a.media_type, shown },
        text: shown === "text" ? await textOf(desk, a.sha256 ?? "") : "",
        hindrances: hindrances.get(a.sha256 ?? "") ?? [],
        personal: personal.get(a.label) ?? null,
        citedBy: citing(a.label),
        withheld: marks.find((mark) => mark.attachmentId === a.id) ?? null,
      };
    }),
  );
}

function shownAs(mediaType: string): AttachmentRow["shown"] {
  if (!canBeShown(mediaType)) return null;
  if (mediaType === "application/pdf") return "pdf";
  return mediaType.startsWith("image/") ? "image" : "text";
}

async function textOf(desk: MeetingDesk, sha256: string): Promise<string> {
  const blob = await bytesOf(desk.office.db, desk.association.id, sha256);
  return beginning(new TextDecoder().decode(blob?.bytes.subarray(0, 4 * shownCharacters)));
}

const beginning = (text: string): string =>
  text.length > shownCharacters ? `${text.slice(0, shownCharacters)} …` : text;

export async function action(args: ActionFunctionArgs) {
  const desk = await requireMeeting(args);
  const form = new FormReader(await args.request.formData());
  const { office, caller, home } = desk;
  const formId = form.raw("formular");
  const attachmentId = form.raw("attachmentId");
  const here = `${home}/bilagor`;
  const there = `${here}#bilaga-${attachmentId}`;
  switch (form.raw("avsikt")) {
    case "lagg-till":
      return addAll(desk, form, formId);
    case "rubrik": {
      const title = form.text("title", { label: "vad bilagan är" });
      if (form.refusals.length > 0) return rejected(form.refusals, form);
      const input = { attachmentId, title };
      return respond(await retitleAttachment(office, caller, input, formId), form, there);
    }
    case "ta-bort": {
      const ground = form.text("ground", { label: "skälet", optional: true }) || null;
      if (form.refusals.length > 0) return rejected(form.refusals, form);
      const input = { attachmentId, ground };
      return respond(await removeAttachment(office, caller, input, formId), form, here);
    }
    case "undanta":
    case "hav": {
      const ground = form.text("ground", { label: "grunden" });
      if (form.refusals.length > 0) return rejected(form.refusals, form);
      const change = form.raw("avsikt") === "hav" ? releaseAttachment : withholdAttachment;
      return respond(await change(office, caller, { attachmentId, ground }, formId), form, there);
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

/** Keeps every file that can be kept; each of the others gets its own sentence. */
async function addAll(desk: MeetingDesk, form: FormReader, formId: string) {
  const { office, caller, meetingId, home } = desk;
  const files = [...form.files("file"), ...form.files("photo")];
  const title = form.text("title", { label: "vad bilagan är", optional: true });
  if (form.refusals.length > 0) return rejected(form.refusals, form);
  let kept = 0;
  for (const [index, file] of (files.length > 0 ? files : [null]).entries()) {
    const upload = await readUpload(file);
    const added = upload.ok
      ? await addAttachment(
          office,
          caller,
          {
            meetingId,
            title: (files.length === 1 && title) || titleOf(upload.value.filename),
            ...upload.value,
          },
          `${formId}-${index}`,
        )
      : upload;
    if (added.ok) kept += 1;
    else form.refusals.push(...added.refusals);
  }
  if (form.refusals.length === 0)
    return respond({ ok: true, value: null }, form, `${home}/bilagor`);
  if (kept > 0) form.refuse("file", `${kept === 1 ? "En fil" : `${kept} filer`} lades till.`);
  return rejected(form.refusals, form);
}

export default function Attachments() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const own = state?.typed.attachmentId?.[0] ?? "";
  const prefix = state?.intent === "ta-bort" ? "bort" : "grund";
  const fields = {
    file: "file",
    title: own ? `${own}-title` : "title",
    ground: `${prefix}-${own}-ground`,
  };
  return (
    <>
      <h2>Bilagor</h2>
      <ErrorSummary state={state} fields={fields} />
      <p className="hint">
        {data.isFixed
          ? `Kallelsen har gått ut, så bilagornas nummer ligger fast.${data.mayChange ? " En ny bilaga får nästa nummer." : ""}`
          : "Bilagorna numreras i den ordning de nämns. Numren kan ändras tills kallelsen går ut."}
      </p>
      <div id="bilagor" data-live="">
        {data.attachments.length === 0 ? (
          <p>Här samlas handlingarna till sammanträdet.</p>
        ) : (
          <ul className="plain bilagor">
            {data.attachments.map((attachment) => (
              <AttachmentItem key={attachment.id} {...data} attachment={attachment} state={state} />
            ))}
          </ul>
        )}
        <RemovedAttachments removed={data.removed} />
      </div>
      <CommonGrounds />
      {data.mayChange ? <UploadForm formId={data.formId} state={state} /> : null}
    </>
  );
}
