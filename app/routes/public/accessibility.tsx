import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { associations } from "#db/queries/associations.server.ts";
import { officeOf } from "../../session.server.ts";
import { PublicPage } from "../../ui/page.tsx";

export const meta: MetaFunction = () => [{ title: "Tillgänglighetsredogörelse" }];

export async function loader({ context }: LoaderFunctionArgs) {
  const all = await associations(officeOf(context).db);
  return json({ contacts: all.map(({ name, email, phone }) => ({ name, email, phone })) });
}

/** @see DOS-13 (lag 2018:1937): a statement with a way to report */
export default function Accessibility() {
  const { contacts } = useLoaderData<typeof loader>();
  return (
    <PublicPage>
      <h1>Tillgänglighetsredogörelse</h1>
      <p>
        Vi vill att alla ska kunna läsa anslag, protokoll och beslut här. Sidorna följer lagen om
        tillgänglighet till digital offentlig service (2018:1937) och är byggda efter WCAG 2.1 nivå
        AA. De fungerar utan JavaScript, med tangentbord och med skärmläsare.
      </p>
      <h2>Vad som inte är tillgängligt</h2>
      <p>
        Bilagor kommer från andra och kan sakna rubriker och alternativtexter. Text och tabeller i
        Word- och Excelfiler kan läsas direkt på sidan. Be oss om det andra i den form du behöver.
      </p>
      <h2>Meddela oss om något brister</h2>
      <p>Beskriv vilken sida det gäller och vad som hindrar dig. Vi svarar så snart vi kan.</p>
      <ul>
        {contacts.map((c) => (
          <li key={c.name}>
            {c.name}: <a href={`mailto:${c.email}`}>{c.email}</a>, {c.phone}
          </li>
        ))}
      </ul>
      <h2>Tillsyn</h2>
      <p>
        Myndigheten för digital förvaltning (Digg) har tillsyn över lagen. Är du inte nöjd med vårt
        svar kan du anmäla det dit.
      </p>
    </PublicPage>
  );
}
