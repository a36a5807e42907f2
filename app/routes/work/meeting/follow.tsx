import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireReading } from "../../../session.server.ts";
import { FollowView } from "../../../ui/boardScreen.tsx";
import { requireMeeting } from "./meetingDesk.server.ts";
import { boardScreen } from "./roomDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Följ sammanträdet – Paragraf" }];

/** Without scripts the page asks anew by itself. */
export const handle = { refreshSeconds: 10 };

export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  requireReading(desk, "draft");
  return json(await boardScreen(desk));
}

export default function Follow() {
  const screen = useLoaderData<typeof loader>();
  return (
    <div data-stream={`${screen.home}/strom`} data-revision={screen.revision}>
      <p role="status" className="connection" data-connection-text="" />
      <FollowView {...screen} />
      <p>
        <a href={screen.home}>Till sammanträdet</a>
      </p>
    </div>
  );
}
