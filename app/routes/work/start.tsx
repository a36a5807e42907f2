import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { may, mayRead } from "../../domain/authority.ts";
import { requireDesk } from "../../session.server.ts";
import { ExpectedGroups } from "../../ui/expected.tsx";
import { expectedOf } from "./expected/index.server.ts";

export const meta: MetaFunction = () => [{ title: "Översikt – Paragraf" }];

/** What the law and the board expect of the reader now, in date order, with one way to each. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { office, association, actor, today } = await requireDesk(
    request,
    context,
    params.association,
  );
  const asker = { db: office.db, associationId: association.id, actor, today };
  return json({
    groups: mayRead(actor, "draft") ? await expectedOf(asker) : [],
    home: `/forbund/${association.slug}`,
    mayPlan: may.planMeeting(actor),
  });
}

export default function WorkStart() {
  const { groups, home, mayPlan } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>Översikt</h1>
      {groups.length > 0 ? (
        <ExpectedGroups groups={groups} home={home} />
      ) : (
        <p>
          Inget väntar på dig.{" "}
          {mayPlan ? (
            <>
              Nästa steg är att <a href={`${home}/sammantraden/nytt`}>planera ett sammanträde</a>.
            </>
          ) : (
            <a href={`${home}/sammantraden`}>Se sammanträdena</a>
          )}
        </p>
      )}
    </>
  );
}
