import type { ActionFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { authOf } from "../../session.server.ts";

export const loader = () => redirect("/");

/** Ends the session on the server, not only in the browser. */
export async function action({ request, context }: ActionFunctionArgs) {
  const answer = await authOf(context).api.signOut({
    headers: request.headers,
    asResponse: true,
  });
  const headers = new Headers({ Location: "/" });
  for (const cookie of answer.headers.getSetCookie()) headers.append("Set-Cookie", cookie);
  return new Response(null, { status: 303, headers });
}
