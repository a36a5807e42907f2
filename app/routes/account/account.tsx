import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { passwordLength } from "../../auth.server.ts";
import { FormReader } from "../../form.ts";
import { accountOf, authOf } from "../../session.server.ts";
import { ErrorSummary, FormBasics, TextField } from "../../ui/fields.tsx";
import { PublicPage } from "../../ui/page.tsx";
import { rejected } from "../respond.server.ts";

export const meta: MetaFunction = () => [{ title: "Ditt konto – Paragraf" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const account = await accountOf(request, context);
  if (!account) throw redirect("/logga-in?till=/konto");
  const isChanged = new URL(request.url).searchParams.has("bytt");
  return json({ account, isChanged, least: passwordLength.least, formId: crypto.randomUUID() });
}

/** A new password ends every other session of the account. */
export async function action({ request, context }: ActionFunctionArgs) {
  if (!(await accountOf(request, context))) throw redirect("/logga-in?till=/konto");
  const form = new FormReader(await request.formData());
  const currentPassword = form.raw("current");
  const newPassword = form.raw("fresh");
  const { least, most } = passwordLength;
  if (newPassword.length < least || newPassword.length > most) {
    form.refuse("fresh", `Lösenordet ska ha minst ${least} och högst ${most} tecken.`);
  }
  if (form.refusals.length > 0) return rejected(form.refusals, form);
  const answer = await authOf(context).api.changePassword({
    headers: request.headers,
    body: { currentPassword, newPassword, revokeOtherSessions: true },
    asResponse: true,
  });
  if (!answer.ok) {
    form.refuse("current", "Det nuvarande lösenordet stämmer inte.");
    return rejected(form.refusals, form);
  }
  const headers = new Headers({ Location: "/konto?bytt" });
  for (const cookie of answer.headers.getSetCookie()) headers.append("Set-Cookie", cookie);
  return new Response(null, { status: 303, headers });
}

export default function AccountPage() {
  const { account, isChanged, least, formId } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <PublicPage>
      <h1>Ditt konto</h1>
      <p>
        {account.name}, {account.email}
      </p>
      {isChanged ? (
        <p className="note" role="status">
          Lösenordet är bytt. Du är utloggad på andra ställen.
        </p>
      ) : null}
      <ErrorSummary state={state} fields={{ current: "", fresh: "" }} />
      <form method="post">
        <FormBasics formId={formId} intent="losenord" />
        <TextField
          name="current"
          label="Nuvarande lösenord"
          type="password"
          autoComplete="current-password"
          state={state}
        />
        <TextField
          name="fresh"
          label="Nytt lösenord"
          hint={`Minst ${least} tecken. En mening går bra.`}
          type="password"
          autoComplete="new-password"
          state={state}
        />
        <button type="submit">Byt lösenord</button>
      </form>
      <p>
        <a href="/forbund">Till kansliet</a>
      </p>
    </PublicPage>
  );
}
