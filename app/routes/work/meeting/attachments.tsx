import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { attachmentsOf } from "#db/queries/meetings.server.ts";
import { addAttachment, removeAttachment } from "../../../commands/attachments.server.ts";
import { may } from "../../../domain/authority.ts";
import { FormReader } from "../../../form.ts";
import { ErrorSummary, FormBasics, TextField } from "../../../ui/fields.tsx";
import { readUpload } from "../../../upload.server.ts";
import { rejected, respond } from "../../respond.server.ts";
import { requireMeeting, stateOf } from "./meetingDesk.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  const { isFrozen, isSummoned } = await stateOf(desk);
  const rows = await attachmentsOf(desk.office.db, desk.meetingId);
  return json({
    formId: crypto.randomUUID(),
    home: desk.home,
    isSummoned,
    mayAdd: may.addAttachment(desk.actor) && !isFrozen,
    attachments: rows.map((a, i) => ({
      id: a.id,
      label: a.label,
      title: a.title,
      filename: a.filename,
      size: a.size,
      sha256: a.sha256,
      isLast: i === rows.length - 1,
    })),
  });
}

export async function action(args: ActionFunctionArgs) {
  const desk = await requireMeeting(args);
  const form = new FormReader(await args.request.formData());
  const { office, caller, meetingId, home } = desk;
  const formId = form.raw("formular");
  const here = `${home}/bilagor`;
  switch (form.raw("avsikt")) {
    case "lagg-till": {
      const title = form.text("title", { label: "vad bilagan är" });
      const upload = await readUpload(form.file("file"));
      if (!upload.ok) form.refusals.push(...upload.refusals);
      if (form.refusals.length > 0 || !upload.ok) return rejected(form.refusals, form);
      const input = { meetingId, title, ...upload.value };
      return respond(await addAttachment(office, caller, input, formId), form, here);
    }
    case "ta-bort": {
      const input = { attachmentId: form.raw("attachmentId"), ground: null };
      return respond(await removeAttachment(office, caller, input, formId), form, here);
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

const sizeText = (bytes: number) =>
  bytes < 1_000_000
    ? `${Math.ceil(bytes / 1000)} kB`
    : `${(bytes / 1_000_000).toFixed(1).replace(".", ",")} MB`;

export default function Attachments() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <>
      <h2>Bilagor</h2>
      <ErrorSummary state={state} fields={{ title: "", file: "" }} />
      {data.attachments.length === 0 ? (
        <p>Här samlas handlingarna till sammanträdet. De numreras i den ordning de läggs till.</p>
      ) : (
        <ul className="rows">
          {data.attachments.map((a) => (
            <li key={a.id}>
              <span>
                Bilaga {a.label}:{" "}
                {a.sha256 ? <a href={`${data.home}/bilagor/${a.id}`}>{a.title}</a> : a.title}
                {a.sha256 ? ` (${a.filename}, ${sizeText(a.size)})` : " (ingen fil)"}
              </span>
              {data.mayAdd && (a.isLast || !data.isSummoned) ? (
                <form method="post">
                  <FormBasics formId={`${data.formId}-${a.id}`} intent="ta-bort" />
                  <input type="hidden" name="attachmentId" value={a.id} />
                  <button type="submit" className="quiet">
                    Ta bort<span className="visually-hidden"> bilaga {a.label}</span>
                  </button>
                </form>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {data.mayAdd ? <UploadForm formId={data.formId} /> : null}
    </>
  );
}

function UploadForm({ formId }: { formId: string }) {
  const state = useActionData<typeof action>();
  const fault = state?.refusals.find((r) => r.field === "file");
  return (
    <form method="post" encType="multipart/form-data">
      <FormBasics formId={formId} intent="lagg-till" />
      <TextField
        name="title"
        label="Vad bilagan är"
        hint="Till exempel Budgetförslag 2027"
        state={state}
      />
      <div className={fault ? "field field-refused" : "field"}>
        <label htmlFor="file">Fil</label>
        <p className="hint" id="file-hint">
          PDF, Word, Excel, PowerPoint, OpenDocument, text eller bild. Högst 25 MB.
        </p>
        {fault ? (
          <p className="field-error" id="file-error">
            {fault.text}
          </p>
        ) : null}
        <input
          type="file"
          id="file"
          name="file"
          aria-describedby={fault ? "file-hint file-error" : "file-hint"}
        />
      </div>
      <button type="submit">Lägg till bilagan</button>
    </form>
  );
}
