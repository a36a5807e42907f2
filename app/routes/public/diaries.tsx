import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { diaries } from "#db/queries/diary.server.ts";
import { officeOf } from "../../session.server.ts";
import { PublicPage } from "../../ui/page.tsx";

export const meta: MetaFunction = () => [{ title: "Diarium" }];

/** The way to each förbund's diarium; straight there where there is one alone. */
export async function loader({ context }: LoaderFunctionArgs) {
  const all = await diaries(officeOf(context).db);
  const [only] = all;
  if (only && all.length === 1) throw redirect(`/diarium/${only.slug}`);
  return json({ all });
}

export default function Diaries() {
  const { all } = useLoaderData<typeof loader>();
  return (
    <PublicPage>
      <h1>Diarium</h1>
      {all.length === 0 ? (
        <p>
          Inget förbund för sitt diarium här. Fråga förbundet efter det; adressen står på varje
          anslag.
        </p>
      ) : (
        <ul className="rows">
          {all.map(({ slug, name }) => (
            <li key={slug}>
              <a href={`/diarium/${slug}`}>{name}</a>
            </li>
          ))}
        </ul>
      )}
    </PublicPage>
  );
}
