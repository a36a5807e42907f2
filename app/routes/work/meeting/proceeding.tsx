import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { quorumRuleOf } from "../../../commands/findings.server.ts";
import { quorumAt } from "../../../domain/attendance.ts";
import { may } from "../../../domain/authority.ts";
import type { Outcome } from "../../../domain/decision/order.ts";
import { FormReader } from "../../../form.ts";
import { notFound } from "../../../session.server.ts";
import { Adjournments, Notes, Reservations } from "../../../ui/afterwardsForms.tsx";
import { firstChoiceId } from "../../../ui/choiceGroup.tsx";
import { ErrorSummary, FormBasics, type FormState } from "../../../ui/fields.tsx";
import { ArrangementForm, Motions } from "../../../ui/proceedingForms.tsx";
import { NextQuestion } from "../../../ui/questionForms.tsx";
import { rejected, respond } from "../../respond.server.ts";
import { requireMeeting, requireMinutes, stateOf } from "./meetingDesk.server.ts";
import { atField, proceedingForms } from "./proceedingInput.server.ts";
import { proceedingView } from "./proceedingView.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  const minutes = await requireMinutes(desk);
  const item = minutes.items.find((one) => one.id === args.params.item);
  if (!item) throw notFound();
  const { isFrozen, isOpened } = await stateOf(desk);
  const { db, templates } = desk.office;
  const quorumRule = await quorumRuleOf(db, desk.association.id, minutes);
  const query = new URL(args.request.url).searchParams;
  const asked = [query.get("ja"), query.get("nej")].filter((choice) => choice !== null);
  const back = `${desk.home}/arenden/${item.id}`;
  return json({
    formId: crypto.randomUUID(),
    back,
    here: `${back}/beslutsgang`,
    isOpened,
    mayWrite: may.putQuestion(desk.actor) && isOpened && !isFrozen && item.struck === null,
    number: item.number,
    heading: item.heading,
    struck: item.struck,
    endsAt: minutes.endsAt,
    quorum: isOpened ? quorumAt(minutes, item, quorumRule) : null,
    ...proceedingView({ minutes, item, templates }, asked),
  });
}

export async function action(args: ActionFunctionArgs) {
  const desk = await requireMeeting(args);
  const form = new FormReader(await args.request.formData());
  const itemId = args.params.item ?? "";
  const handle = proceedingForms[form.raw("avsikt")];
  if (!handle) throw new Response(null, { status: 400 });
  const answer = await handle(desk, form, itemId);
  if (!answer.ok) return rejected(answer.refusals.map(atField), form);
  return respond(answer, form, `${desk.home}/arenden/${itemId}/beslutsgang`);
}

const outcomes: Record<Outcome["kind"], string | null> = {
  unasked: null,
  open: "Ärendet är inte avgjort än. Protokollet visar förslaget, men inget beslut.",
  decided: "Ärendet är avgjort. Beslutet är inskrivet i ärendet.",
  tabled: "Ärendet är bordlagt. Det tas upp igen vid ett senare sammanträde.",
  referred_back: "Ärendet är återremitterat. Det tas upp igen när det har beretts på nytt.",
};

/** Where each refused field stands: several forms share names, so it depends on which was sent. */
function fieldIds(state: FormState, voters: { id: string }[]): Record<string, string> {
  const intent = state?.typed.avsikt?.[0] ?? "";
  return {
    moverIds: firstChoiceId("yrkande", "moverIds"),
    supporterIds: firstChoiceId("yrkande", "supporterIds"),
    kind: firstChoiceId("yrkande", "kind"),
    text: `${intent}-text`,
    personId: firstChoiceId(intent, "personId"),
    announcedAt: "reservation-announcedAt",
    from: "",
    to: "",
    ground: "",
    presidingId: "ordning-presidingId",
    mainProposal: "ordning-mainProposal",
    requestedById: "omrostning-requestedById",
    "total-0": "sluten-total-0",
    "total-1": "sluten-total-1",
    lot: "sluten-lot",
    ...Object.fromEntries(
      voters.map(({ id }) => [`vote-${id}`, firstChoiceId("rost", `vote-${id}`)]),
    ),
  };
}

export default function ProceedingPage() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const { quorum, outcome } = data;
  const shared = { formId: data.formId, mayWrite: data.mayWrite, state };
  return (
    <>
      <p>
        <a href={data.back}>Till ärendet</a>
      </p>
      <h2>
        Beslutsgång i {data.number ? `§ ${data.number} ` : ""}
        {data.heading}
      </h2>
      {data.isOpened ? null : (
        <p className="note">
          Sammanträdet är inte öppnat ännu. Yrkanden och beslut antecknas när uppropet är gjort.
        </p>
      )}
      {data.struck ? <p className="note">Ärendet utgår: {data.struck}.</p> : null}
      {quorum && !quorum.ok ? (
        <p className="late">
          Inte beslutsför: {quorum.present} av {quorum.seats} tjänstgör, {quorum.needed} behövs (6
          kap. 27 § kommunallagen).
        </p>
      ) : null}
      {outcomes[outcome] ? <p className="note">{outcomes[outcome]}</p> : null}
      <ErrorSummary state={state} fields={fieldIds(state, data.voters)} />
      <div className="proceeding">
        <div>
          <Motions {...data} {...shared} />
          {data.mayWrite ? <NextQuestion {...data} state={state} /> : null}
          {data.mayWrite && data.questionCount > 0 ? <Undo formId={data.formId} /> : null}
          <ArrangementForm {...data} {...shared} />
          <Reservations {...data} {...shared} />
          <Notes {...data} {...shared} />
          <Adjournments {...data} {...shared} />
        </div>
        <section className="proceeding-text" aria-labelledby="sa-blir-det">
          <h3 id="sa-blir-det">Så blir det i protokollet</h3>
          {/* Rendered by our own document renderer, which escapes everything that people wrote. */}
          <div className="paper" dangerouslySetInnerHTML={{ __html: data.article }} />
        </section>
      </div>
    </>
  );
}

function Undo({ formId }: { formId: string }) {
  return (
    <form method="post">
      <FormBasics formId={formId} intent="angra" />
      <button type="submit" className="quiet">
        Ta tillbaka den senast antecknade frågan
      </button>
    </form>
  );
}
