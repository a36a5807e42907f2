import type { LoaderFunctionArgs } from "@remix-run/node";
import type { Writer } from "../../../live.server.ts";
import { liveOf } from "../../../session.server.ts";
import { requireMeeting } from "./meetingDesk.server.ts";

/** A browser asks again after this time, and is then tried anew for its right to read. */
const streamMs = 10 * 60_000;
const heartbeatMs = 20_000;

/** Server-sent events: "sparat" with the meeting's new revision after each save. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  const live = liveOf(args.context);
  const encoder = new TextEncoder();
  let stop = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      send(`retry: 1000\nevent: sparat\ndata: ${desk.revision}\n\n`);
      const unwatch = live.watch(desk.meetingId, desk.revision, (revision) =>
        send(`event: sparat\ndata: ${revision}\n\n`),
      );
      const others = (writers: Writer[]) =>
        writers.filter(({ personId }) => personId !== desk.actor.personId);
      const unwatchWriters = live.watchWriters(desk.meetingId, (writers) =>
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
      args.request.signal.addEventListener("abort", () => stop(), { once: true });
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
