import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { longDate } from "../../../domain/calendar.ts";
import { Panel } from "../../../ui/panel.tsx";
import { requireNotes } from "./notesDesk.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title} – Paragraf` : "Minnesanteckningar – Paragraf" },
];

export async function loader(args: LoaderFunctionArgs) {
  const { notes, revision, home, list } = await requireNotes(args);
  return json({ title: `${notes.council} ${longDate(notes.date)}`, revision, home, list });
}

export default function NotesLayout() {
  const { title, revision, home, list } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  return (
    <div data-stream={`${home}/strom`} data-revision={revision}>
      <p>
        <a href={list}>Minnesanteckningar</a>
      </p>
      <h1>{title}</h1>
      <p role="status" className="connection" data-connection-text="" />
      {pathname === home ? (
        <Outlet />
      ) : (
        <Panel>
          <Outlet />
        </Panel>
      )}
    </div>
  );
}
