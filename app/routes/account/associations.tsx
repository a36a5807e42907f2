import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { associationsOfAccount } from "#db/queries/people.server.ts";
import { accountOf, officeOf } from "../../session.server.ts";
import { PublicPage } from "../../ui/page.tsx";

export const meta: MetaFunction = () => [{ title: "Dina förbund – Paragraf" }];

/** A person may sit on two boards; one who sits on one goes straight to it. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const account = await accountOf(request, context);
  if (!account) throw redirect("/logga-in?till=/forbund");
  const own = await associationsOfAccount(officeOf(context).db, account.id);
  if (own.length === 1) throw redirect(`/forbund/${own[0]?.slug}`);
  return json({ own: own.map(({ slug, name }) => ({ slug, name })) });
}

export default function Associations() {
  const { own } = useLoaderData<typeof loader>();
  return (
    <PublicPage>
      <h1>Dina förbund</h1>
      {own.length === 0 ? (
        <p>Ditt konto har inget uppdrag i något förbund. Be kansliet lägga till dig.</p>
      ) : (
        <ul className="rows">
          {own.map((a) => (
            <li key={a.slug}>
              <a href={`/forbund/${a.slug}`}>{a.name}</a>
            </li>
          ))}
        </ul>
      )}
    </PublicPage>
  );
}
