import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { chainHead, history } from "#db/queries/events.server.ts";
import { type EventKind, eventMeaning } from "../../domain/event.ts";
import { requireDesk, requireReading } from "../../session.server.ts";
import { instantText } from "../../ui/wording.ts";

export const meta: MetaFunction = () => [{ title: "Händelser – Paragraf" }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "events");
  const events = await history(desk.office.db, desk.association.id, null);
  return json({
    head: await chainHead(desk.office.db, desk.association.id),
    events: events.map((e) => ({
      seq: e.seq,
      at: e.at,
      what: eventMeaning[e.kind as EventKind] ?? e.kind,
      who: e.actorName ?? "Kommandoraden",
      ground: e.ground,
    })),
  });
}

export default function Events() {
  const { events, head } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>Händelser</h1>
      <p>
        Allt som ändras antecknas i en kedja där varje händelse bär den förras kontrollsumma. De
        senaste {events.length} visas. Kedjans huvud är händelse {head.seq}:
      </p>
      <p className="hash">{head.hash}</p>
      <section className="scroll" aria-label="Händelser" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Nr</th>
              <th scope="col">När</th>
              <th scope="col">Vad</th>
              <th scope="col">Vem</th>
              <th scope="col">Grund</th>
            </tr>
          </thead>
          <tbody>
            {events.map((e) => (
              <tr key={e.seq}>
                <td>{e.seq}</td>
                <td>{instantText(e.at)}</td>
                <td>{e.what}</td>
                <td>{e.who}</td>
                <td>{e.ground}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
