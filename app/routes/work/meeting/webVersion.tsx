import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  decideMasking,
  keyOf,
  type MaskingDesk,
  maskingDesk,
  maskWords,
  webVersion,
  withdrawMasking,
} from "../../../commands/masking.server.ts";
import { articleOf, renderHtml } from "../../../documents/html.ts";
import { placesOfPassages } from "../../../documents/passages.ts";
import { may } from "../../../domain/authority.ts";
import {
  type Choice,
  type MaskKind,
  maskKinds,
  type Span,
  wordsOf,
} from "../../../domain/masking.ts";
import { FormReader, limits } from "../../../form.ts";
import { notFound } from "../../../session.server.ts";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { Decided, MaskWordsForm, Waiting } from "../../../ui/maskingForms.tsx";
import { rejected, respond } from "../../respond.server.ts";
import { requireMeeting, requireMinutes } from "./meetingDesk.server.ts";

/** What is masked on the web, in the protokoll or at `arenden/:item/webbversion` in the paragraf justerad omedelbart. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  const minutes = await requireMinutes(desk);
  const item = minutes.items.find(({ id }) => id === args.params.item);
  if (args.params.item !== undefined && !item) throw notFound();
  const of = { meetingId: desk.meetingId, itemId: item?.id ?? null };
  const masking = await maskingDesk(desk.office.db, desk.association.id, of);
  return json({
    formId: crypto.randomUUID(),
    notices: item ? `${desk.home}/arenden/${item.id}/anslag` : `${desk.home}/anslag`,
    title: item ? `§ ${item.number} ${item.heading}` : null,
    mayMask: may.decideMasking(desk.actor),
    frozen: masking ? shown(masking, desk.office.templates) : null,
  });
}

function shown(masking: MaskingDesk, templates: Parameters<typeof webVersion>[2]) {
  const { passages, document, choices, waiting, hash } = masking;
  const places = placesOfPassages(document);
  const around = (span: Span) => ({
    ...excerpt(passages[span.passage] ?? "", span),
    place: places[span.passage] ?? null,
  });
  const version = webVersion(masking, choices, templates);
  return {
    hash,
    waiting: waiting.map((one) => ({ field: keyOf(one), kind: one.kind, ...around(one) })),
    choices: choices.map((one) => ({ ...one, ...around(one) })),
    article: articleOf(renderHtml(version)),
  };
}

/** Words before and after are shown so that one sees what it is about. */
const AROUND = 12;

function excerpt(passage: string, { from, to }: Span) {
  const words = wordsOf(passage).map(({ text }) => text);
  const before = words.slice(Math.max(0, from - AROUND), from).join(" ");
  const after = words.slice(to, to + AROUND).join(" ");
  return {
    before: from > AROUND ? `… ${before}` : before,
    words: words.slice(from, to).join(" "),
    after: to + AROUND < words.length ? `${after} …` : after,
  };
}

const isKind = (kind: string): kind is MaskKind => Object.hasOwn(maskKinds, kind);

/** The answers to the proposals; those that are not answered wait. */
function choicesIn(form: FormReader): Choice[] {
  return form.all("plats").flatMap((key): Choice[] => {
    const [passage, from, to, kind = ""] = key.split("-");
    const choice = form.raw(`val-${key}`);
    if (!isKind(kind) || (choice !== "mask" && choice !== "keep")) return [];
    const ground = form.text(`grund-${key}`, {
      label: "grunden",
      optional: true,
      max: limits.line,
    });
    return [{ passage: Number(passage), from: Number(from), to: Number(to), kind, choice, ground }];
  });
}

export async function action(args: ActionFunctionArgs) {
  const desk = await requireMeeting(args);
  const form = new FormReader(await args.request.formData());
  const { office, caller, meetingId, home } = desk;
  const formId = form.raw("formular");
  const itemId = args.params.item ?? null;
  const here = `${itemId === null ? home : `${home}/arenden/${itemId}`}/webbversion`;
  const of = { meetingId, itemId };
  switch (form.raw("avsikt")) {
    case "bestam": {
      const choices = choicesIn(form);
      if (form.refusals.length > 0) return rejected(form.refusals, form);
      return respond(await decideMasking(office, caller, { ...of, choices }, formId), form, here);
    }
    case "maskera-ord": {
      const words = form.text("words", { label: "orden som ska maskeras" });
      const ground = form.text("ground", { label: "grunden" });
      const kind = form.raw("kind");
      if (!isKind(kind)) form.refuse("kind", "Välj vad det är för uppgift.");
      if (form.refusals.length > 0 || !isKind(kind)) return rejected(form.refusals, form);
      const input = { ...of, words, kind, ground };
      return respond(await maskWords(office, caller, input, formId), form, here);
    }
    case "ta-tillbaka": {
      const maskingId = form.raw("maskingId");
      const ground = form.text(`skal-${maskingId}`, { label: "skälet", max: limits.note });
      if (form.refusals.length > 0) return rejected(form.refusals, form);
      const input = { ...of, maskingId, ground };
      return respond(await withdrawMasking(office, caller, input, formId), form, here);
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

export default function WebVersion() {
  const { frozen, title, mayMask, formId, notices } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const fields = Object.fromEntries(
    (state?.refusals ?? []).flatMap(({ field }) => (field ? [[field, ""]] : [])),
  );
  return (
    <>
      <h2>{title ? `Webbversion: ${title}` : "Webbversion"}</h2>
      <p>
        Originalet är fryst och ändras aldrig. Här bestämmer du vad som inte visas på webben. Det
        som maskeras tas bort ur filerna, det täcks inte över.
      </p>
      <ErrorSummary state={state} fields={fields} />
      {frozen === null ? (
        <p>
          Det finns inget att maskera ännu: protokollet är inte justerat. Protokoll som justerades
          innan webbversioner fanns kan inte heller maskeras här.
        </p>
      ) : (
        <>
          <Waiting
            waiting={frozen.waiting}
            notices={notices}
            mayMask={mayMask}
            formId={formId}
            state={state}
          />
          <Decided choices={frozen.choices} mayMask={mayMask} formId={formId} state={state} />
          {mayMask ? <MaskWordsForm formId={formId} state={state} /> : null}
          <section aria-labelledby="sa-blir-det">
            <h3 id="sa-blir-det">Så här ser alla det</h3>
            <p className="hint hash">Innehållssumma: {frozen.hash}</p>
            <details>
              <summary>Visa texten</summary>
              {/* Made by our own renderer, which escapes. */}
              <div className="preview" dangerouslySetInnerHTML={{ __html: frozen.article }} />
            </details>
          </section>
        </>
      )}
    </>
  );
}
