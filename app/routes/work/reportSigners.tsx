import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { registerOf } from "#db/queries/people.server.ts";
import { roleNames } from "../../domain/authority.ts";
import { dateText, parseLegalDate, parts } from "../../domain/calendar.ts";
import { reportSignersOn } from "../../domain/reportSigners.ts";
import { requireDesk, requireReading } from "../../session.server.ts";
import { type FormState, TextField } from "../../ui/fields.tsx";

export const meta: MetaFunction = () => [
  { title: "Underskrifter till årsredovisningen – Paragraf" },
];

/** Those who sign the årsredovisning on the day of the address, or today. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  const { office, association, today } = desk;
  const asked = (new URL(request.url).searchParams.get("dag") ?? today).trim();
  const day = parseLegalDate(asked);
  const register = await registerOf(office.db, association.id);
  return json({
    home: `/forbund/${association.slug}`,
    asked: asked.slice(0, 40),
    day,
    signers: day ? reportSignersOn(register.offices, register.persons, day) : [],
  });
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

const refused = ({ asked, day }: Data): FormState =>
  day !== null
    ? undefined
    : {
        refusals: [
          {
            ...{ rule: null, source: null, field: "dag" },
            text: `”${asked}” är ingen dag. Skriv den som 2027-03-15.`,
          },
        ],
        typed: { dag: [asked] },
      };

export default function ReportSigners() {
  const data = useLoaderData<typeof loader>();
  const state = refused(data);
  return (
    <>
      <h1>Underskrifter till årsredovisningen</h1>
      <p>
        Alla som är ledamöter den dag då årsredovisningen skrivs under gör det. Ersättare skriver
        inte under. <span className="source">(lag (2003:1210) 24 §)</span>
      </p>
      <form method="get">
        <TextField
          name="dag"
          label="Dag då den skrivs under"
          hint="ÅÅÅÅ-MM-DD"
          width="date"
          value={data.asked}
          state={state}
        />
        <button type="submit" className="secondary">
          Visa ledamöterna
        </button>
      </form>
      {data.day ? <Signers {...data} day={data.day} /> : null}
    </>
  );
}

function Signers({ day, signers, home }: Data & { day: NonNullable<Data["day"]> }) {
  const file = `${home}/underskrifter/${day}`;
  return (
    <section aria-labelledby="ledamoter">
      <h2 id="ledamoter">Ledamöter {dateText(day)}</h2>
      {signers.length === 0 ? <p>Ingen är ledamot den dagen.</p> : null}
      <ul>
        {signers.map(({ name, role }) => (
          <li key={name}>
            {name}, {roleNames[role]}
          </li>
        ))}
      </ul>
      <p>
        Blad till årsredovisningen {parts(day).year - 1} som <a href={`${file}/pdf`}>PDF</a>,{" "}
        <a href={`${file}/docx`}>Word</a> eller <a href={`${file}/html`}>webbsida</a>
      </p>
    </section>
  );
}
