import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireReading, scriptsOf } from "../../../session.server.ts";
import { ProjectorView } from "../../../ui/boardScreen.tsx";
import { requireMeeting } from "./meetingDesk.server.ts";
import { boardScreen } from "./roomDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Projektor – Paragraf" }];

/** Without scripts the page asks anew by itself. */
export const handle = { refreshSeconds: 10 };

export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  requireReading(desk, "draft");
  return json({ ...(await boardScreen(desk)), script: scriptsOf(args.context).work });
}

export default function Projector() {
  const screen = useLoaderData<typeof loader>();
  return (
    <div
      className="projector-page"
      data-stream={`${screen.home}/strom`}
      data-revision={screen.revision}
    >
      <p role="status" className="connection" data-connection-text="" />
      <ProjectorView {...screen} />
      <script type="module" src={screen.script} />
    </div>
  );
}
