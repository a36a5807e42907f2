import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Refusal } from "../../domain/result.ts";
import { FormReader } from "../../form.ts";
import { accountOf, authOf } from "../../session.server.ts";
import { ErrorSummary, TextField } from "../../ui/fields.tsx";
import { PublicPage } from "../../ui/page.tsx";

export const meta: MetaFunction = () => [{ title: "Logga in – Paragraf" }];

/** Only a path of ours: never a way to send somebody to another site. */
const ownPath = (to: string | null) => (to && /^\/(?![/\\])/.test(to) ? to : "/forbund");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const to = ownPath(new URL(request.url).searchParams.get("till"));
  if (await accountOf(request, context)) throw redirect(to);
  return json({ to });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = new FormReader(await request.formData());
  const email = form.text("email", { label: "din e-postadress" });
  const password = form.raw("password");
  const to = ownPath(form.raw("till"));
  const auth = authOf(context);
  const answer = await auth.handler(
    new Request(new URL("/api/auth/sign-in/email", auth.options.baseURL), {
      method: "POST",
      headers: headersFor(request, auth.options.baseURL ?? ""),
      body: JSON.stringify({ email, password, rememberMe: false }),
    }),
  );
  if (answer.ok) {
    const headers = new Headers({ Location: to });
    for (const cookie of answer.headers.getSetCookie()) headers.append("Set-Cookie", cookie);
    return new Response(null, { status: 303, headers });
  }
  const refusals = [...form.refusals, signInRefusal(answer.status)];
  const typed = { email: [email], till: [to] };
  return json({ refusals, typed }, { status: answer.status === 429 ? 429 : 422 });
}

// The limit on sign-in is per address, so better-auth must know whose it is.
function headersFor(request: Request, origin: string): Headers {
  const headers = new Headers({ "Content-Type": "application/json", Origin: origin });
  const client = request.headers.get("x-paragraf-client");
  if (client) headers.set("x-paragraf-client", client);
  return headers;
}

const signInRefusal = (status: number): Refusal => ({
  rule: null,
  source: null,
  field: "email",
  text:
    status === 429
      ? "För många försök. Vänta en minut och försök igen."
      : "E-postadressen och lösenordet hör inte ihop. Kontrollera båda och försök igen.",
});

export default function SignIn() {
  const { to } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <PublicPage>
      <h1>Logga in</h1>
      <ErrorSummary state={state} fields={{ email: "email" }} />
      <form method="post">
        <input type="hidden" name="till" value={to} />
        <TextField
          name="email"
          label="E-postadress"
          type="email"
          autoComplete="username"
          state={state}
        />
        <TextField
          name="password"
          label="Lösenord"
          type="password"
          autoComplete="current-password"
          state={state}
        />
        <button type="submit">Logga in</button>
      </form>
    </PublicPage>
  );
}
