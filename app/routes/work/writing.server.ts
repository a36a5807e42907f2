/** What an editor and its page ask for, whether they write a protokoll or minnesanteckningar. */
import { json } from "@remix-run/node";
import type { Office } from "../../commands/command.server.ts";
import { sharedTexts } from "../../commands/sharedTexts.server.ts";
import type { TypedAnswer } from "../../commands/textStore.server.ts";
import type { Result } from "../../domain/result.ts";
import type { Writer } from "../../live.server.ts";
import { type Desk, liveOf } from "../../session.server.ts";
import type { PlainNode } from "../../writing/nodes.ts";
import { statusOf } from "../respond.server.ts";

/** A browser asks again after this time, and is then tried anew for its right to read. */
const streamMs = 10 * 60_000;
const heartbeatMs = 20_000;

type Args = { request: Request; context: unknown };

/**
 * Server-sent events: "sparat" with the place's new revision after each save, and "skriver" with the others who write
 * there. A place is a meeting, or minnesanteckningar.
 */
export function streamAnswer(
  { request, context }: Args,
  { actor }: Pick<Desk, "actor">,
  { placeId, revision }: { placeId: string; revision: number },
): Response {
  const live = liveOf(context);
  const encoder = new TextEncoder();
  let stop = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      send(`retry: 1000\nevent: sparat\ndata: ${revision}\n\n`);
      const unwatch = live.watch(placeId, revision, (now) =>
        send(`event: sparat\ndata: ${now}\n\n`),
      );
      const others = (writers: Writer[]) =>
        writers.filter(({ personId }) => personId !== actor.personId);
      const unwatchWriters = live.watchWriters(placeId, (writers) =>
        send(`event: skriver\ndata: ${JSON.stringify(others(writers))}\n\n`),
      );
      const heartbeat = setInterval(() => send(": kvar\n\n"), heartbeatMs);
      const end = setTimeout(() => {
        stop();
        controller.close();
      }, streamMs);
      // Open streams do not keep a service alive that is to stop.
      heartbeat.unref();
      end.unref();
      stop = () => {
        unwatch();
        unwatchWriters();
        clearInterval(heartbeat);
        clearTimeout(end);
      };
      // One who goes away does not cancel the body: the request is aborted instead.
      request.signal.addEventListener("abort", () => stop(), { once: true });
    },
    cancel: () => stop(),
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store",
      "X-Accel-Buffering": "no",
    },
  });
}

type Place = {
  placeId: string;
  /** False when it is frozen: the editors are then only read in. */
  mayWrite: boolean;
  stored: () => Promise<{ id: string; text: PlainNode }[]>;
};

/** The texts of a place: all, or with `?efter=` those saved after that revision. */
export async function textsAnswer(request: Request, office: Office, place: Place) {
  const since = Number(new URL(request.url).searchParams.get("efter") ?? "0");
  const { placeId, mayWrite, stored } = place;
  const texts = await sharedTexts(office, placeId, Number.isInteger(since) ? since : 0, stored);
  return json({ ...texts, mayWrite }, { headers: { "Cache-Control": "no-store" } });
}

type Typing = {
  placeId: string;
  textId: string;
  mayWrite: boolean;
  type: (update: Uint8Array) => Promise<Result<TypedAnswer>>;
};

/** POST takes what was typed in one text, as the bytes of the editor's shared document; PUT says that I write there. */
export async function typingAnswer(
  { request, context }: Args,
  { actor, account }: Pick<Desk, "actor" | "account">,
  { placeId, textId, mayWrite, type }: Typing,
): Promise<Response> {
  if (request.method === "PUT") {
    const { personId } = actor;
    const writer = { personId: personId ?? "", name: account.name, textId };
    if (personId && mayWrite) liveOf(context).writes(placeId, writer);
    return new Response(null, { status: 204 });
  }
  const result = await type(new Uint8Array(await request.arrayBuffer()));
  if (result.ok) return json(result.value);
  return json({ refusals: result.refusals }, { status: statusOf(result.refusals) });
}
