import type { LoaderFunctionArgs } from "@remix-run/node";
import { changeCount } from "#db/queries/events.server.ts";
import { officeOf } from "../session.server.ts";

/** 200 when the service and its database answer. */
export async function loader({ context }: LoaderFunctionArgs) {
  await changeCount(officeOf(context).db);
  return new Response("ok\n", { headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
