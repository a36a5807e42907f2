import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { yearReviewOf, yearsHeld } from "../../commands/yearReview.server.ts";
import { requireReading } from "../../session.server.ts";
import { KindsOfFindings, MeetingFindings, YearFigures } from "../../ui/yearReview.tsx";
import { requireYear } from "./yearDesk.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Granskning ${data?.year ?? ""} – Paragraf` },
];

/** One year's protokoll as the revisorer look at them; without a year in the address the latest that has any. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { desk, year } = await requireYear({ request, context, params });
  requireReading(desk, "draft");
  const { office, association, today } = desk;
  const review = await yearReviewOf(office, association, { year, today });
  return json({
    ...review,
    years: await yearsHeld(office, association.id),
    home: `/forbund/${association.slug}`,
  });
}

const formatNames = { html: "HTML", docx: "Word (DOCX)", pdf: "PDF" };

export default function YearReview() {
  const { year, years, meetings, figures, kinds, home } = useLoaderData<typeof loader>();
  const others = years.filter((one) => one !== year);
  return (
    <>
      <h1>Granskning {year}</h1>
      <p>
        Årets protokoll, prövade mot reglerna så som de står i dag. Ett fynd är ett skäl att titta
        efter. Om det är en brist avgör revisorerna.
      </p>
      {others.length > 0 ? (
        <p>
          Andra år:{" "}
          {others.map((one, index) => (
            <span key={one}>
              {index > 0 ? ", " : ""}
              <a href={`${home}/granskning/${one}`}>{one}</a>
            </span>
          ))}
        </p>
      ) : null}
      <h2>I siffror</h2>
      <YearFigures figures={figures} />
      <p>
        Dagarna är medianer: hälften av protokollen tog längre tid och hälften kortare. Dagar till
        anslag räknas från justeringen.
      </p>
      <KindsOfFindings kinds={kinds} />
      <h2>Fynd i varje protokoll</h2>
      {meetings.length === 0 ? <p>Inget sammanträde {year} är avslutat.</p> : null}
      {meetings.map((meeting) => (
        <MeetingFindings
          key={meeting.meetingId}
          meeting={meeting}
          href={`${home}/sammantraden/${meeting.slug}`}
        />
      ))}
      <h2>Hämta rapporten</h2>
      <ul className="plain">
        {Object.entries(formatNames).map(([format, name]) => (
          <li key={format}>
            <a href={`${home}/granskning/${year}/fil/${format}`}>
              Granskningsrapport för revisorerna {year} som {name}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
