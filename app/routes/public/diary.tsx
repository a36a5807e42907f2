import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dateText } from "../../domain/calendar.ts";
import { PublicDiaryList } from "../../ui/diary.tsx";
import { diaryIds, PublicDiarySearch } from "../../ui/diaryForms.tsx";
import { ErrorSummary } from "../../ui/fields.tsx";
import { PublicPage } from "../../ui/page.tsx";
import { diaryPage } from "../diaryPages.server.ts";
import { requirePublicDiary } from "./publicDiary.server.ts";

// Names of people may stand here as senders in their office: found by those who come here, not by search engines.
const noIndex = "noindex, nofollow";

export const meta: MetaFunction = () => [
  { title: "Diarium" },
  { name: "robots", content: noIndex },
];
export const headers: HeadersFunction = () => ({ "X-Robots-Tag": noIndex });

/** What everybody may read of a förbund's diarium. @see OSL 5:2, TF 2:15 */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { association, start, rowsOf } = await requirePublicDiary(context, params.association);
  const { name, slug, email, phone, kept_at: keptAt } = association;
  const page = await diaryPage(new URL(request.url).searchParams, rowsOf);
  return json({ ...page, start, name, slug, email, phone, keptAt });
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

export default function PublicDiary() {
  const data = useLoaderData<typeof loader>();
  const { rows, query, isFirst, next, typed, refusals } = data;
  const state = refusals.length > 0 ? { refusals, typed: {} } : undefined;
  const here = `/diarium/${data.slug}`;
  return (
    <PublicPage>
      <h1>Diarium, {data.name}</h1>
      <p>
        Här står de handlingar som har kommit in till förbundet, upprättats där eller skickats
        därifrån, registrerade sedan {dateText(data.start)}. Uppgifter som kan vara hemliga och namn
        på privatpersoner visas inte.
      </p>
      <AskFor {...data} />
      <ErrorSummary state={state} fields={diaryIds} title="Det gick inte att läsa" />
      <h2>Handlingar</h2>
      <PublicDiarySearch typed={typed} state={state} />
      {rows.length === 0 ? (
        <p>{query === "" ? "Ingen handling är registrerad ännu." : "Ingen handling stämmer."}</p>
      ) : null}
      <PublicDiaryList rows={rows} />
      <p>
        {isFirst ? null : <a href={`${here}?${query}`}>Till de senaste</a>}{" "}
        {next ? <a href={`${here}?${next}`}>Visa de följande</a> : null}
      </p>
      {rows.length > 0 ? (
        <p>
          <a href={`${here}/tabell?${query}`}>Hämta som tabell (CSV)</a>
        </p>
      ) : null}
    </PublicPage>
  );
}

/** How a handling is asked for. @see TF 2:15–2:19 */
function AskFor({ email, phone, keptAt }: Data) {
  return (
    <section aria-labelledby="begar">
      <h2 id="begar">Läsa en handling</h2>
      <p>
        Det som är publicerat läses genom sin länk. En annan handling begär du med dess
        diarienummer: {email === "" ? null : <a href={`mailto:${email}`}>{email}</a>}
        {email !== "" && phone !== "" ? ", " : ""}
        {phone}
        {keptAt === "" ? "" : `${email + phone === "" ? "" : ", eller på plats: "}${keptAt}`}. Du
        behöver inte säga vem du är eller varför du vill läsa den. Förbundet svarar så snart det
        går. Får du inte läsa den, eller bara en del, kan du begära ett skriftligt beslut, som går
        att överklaga. <span className="source">(tryckfrihetsförordningen 2 kap. 15–19 §§)</span>
      </p>
    </section>
  );
}
