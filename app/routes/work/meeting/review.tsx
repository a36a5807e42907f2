import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { remarksOf } from "#db/queries/approval.server.ts";
import { findingsWhileWriting } from "../../../commands/findings.server.ts";
import { may, mayRead } from "../../../domain/authority.ts";
import { covers } from "../../../domain/remarks.ts";
import { FormReader } from "../../../form.ts";
import { notFound } from "../../../session.server.ts";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { type Reviewed, ReviewList, ReviewSummary } from "../../../ui/findings.tsx";
import { requireMeeting, requireMinutes, stateOf } from "./meetingDesk.server.ts";
import { answerReview } from "./reviewInput.server.ts";

/** Everything that the rules say of the protokoll, in the order of the protokoll. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  if (!mayRead(desk.actor, "draft")) throw notFound();
  const { db } = desk.office;
  const minutes = await requireMinutes(desk);
  const { isFrozen } = await stateOf(desk);
  const remarks = await remarksOf(db, desk.meetingId);
  const findings = await findingsWhileWriting(db, desk.association.id, minutes);
  return json({
    formId: crypto.randomUUID(),
    home: desk.home,
    isHeld: minutes.items.some(({ number }) => number !== null),
    mayWrite: may.recordRemark(desk.actor) && !isFrozen,
    findings: findings.map(
      (f): Reviewed => ({ ...f, remark: remarks.find((r) => covers(r, f)) ?? null }),
    ),
    headings: minutes.items.map(({ id, number, heading }) => ({ id, number, heading })),
  });
}

export async function action(args: ActionFunctionArgs) {
  const desk = await requireMeeting(args);
  const form = new FormReader(await args.request.formData());
  return answerReview(desk, form, `${desk.home}/granskning`);
}

export default function ReviewPage() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const { findings, headings } = data;
  const props = { ...data, state };
  const whole = findings.filter(({ itemId }) => itemId === null);
  return (
    <>
      <h2>Granskning</h2>
      {data.isHeld ? (
        <ReviewSummary findings={findings} />
      ) : (
        <p>
          Före sammanträdet granskas bara texten{findings.length === 0 ? ", och den är felfri" : ""}
          . Närvaro, beslut och beslutsförhet granskas när sammanträdet har öppnats.
        </p>
      )}
      <ErrorSummary state={state} fields={{ reason: "" }} />
      {whole.length > 0 ? (
        <section aria-labelledby="hela">
          <h3 id="hela">Protokollet i sin helhet</h3>
          <ReviewList {...props} findings={whole} />
        </section>
      ) : null}
      {headings
        .filter(({ id }) => findings.some(({ itemId }) => itemId === id))
        .map(({ id, number, heading }) => (
          <section key={id} aria-labelledby={`fynd-${id}`}>
            <h3 id={`fynd-${id}`}>
              {number === null ? "" : `§ ${number} `}
              {heading}
            </h3>
            <ReviewList
              {...props}
              isPlaced
              formId={`${data.formId}-${id}`}
              findings={findings.filter(({ itemId }) => itemId === id)}
            />
          </section>
        ))}
      <p>
        <a href="/regler">Alla regler, med källa och exempel</a>
      </p>
    </>
  );
}
