import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { associationById } from "#db/queries/associations.server.ts";
import { postingsOf } from "#db/queries/notices.server.ts";
import { registerOf } from "#db/queries/people.server.ts";
import { officeFor } from "../../commands/house.server.ts";
import { articleOf, renderHtml } from "../../documents/html.ts";
import { appealDocument } from "../../documents/notice.ts";
import { appealPeriod } from "../../domain/calendar.ts";
import { boardsNeeded } from "../../domain/notice.ts";
import { swedishNow } from "../../domain/swedishTime.ts";
import { notFound, officeOf } from "../../session.server.ts";
import { PublicPage } from "../../ui/page.tsx";
import { requirePublished } from "./published.server.ts";

export const meta: MetaFunction = () => [{ title: "Hur man överklagar" }];

/** The överklagandehänvisning of one protokoll, or of a paragraf justerad omedelbart, with its last day. @see FIN-28, KL 13:4–5 */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db } = officeOf(context);
  const found = await requirePublished(db, params);
  const association = await associationById(db, found.associationId);
  if (!association) throw notFound();
  const office = await officeFor(officeOf(context), db, association.id);
  const { members } = await registerOf(office.db, association.id);
  const standing = (await postingsOf(office.db, found.id, found.itemId)).map((p) => p.postedOn);
  const document = appealDocument(
    {
      associationName: association.name,
      members: boardsNeeded(members).map((m) => m.name),
      court: association.court,
      courtAddress: "",
      contact: [association.email, association.phone].filter((s) => s !== "").join(", "),
      lastDay: standing.length > 0 ? appealPeriod(standing).lastDay : null,
      date: swedishNow(office.clock()).today,
    },
    office.templates,
  );
  return json({
    article: articleOf(renderHtml(document)),
    address: found.address,
    back: found.kind === "minutes" ? "Till protokollet" : "Till paragrafen",
  });
}

export default function Appeal() {
  const { article, address, back } = useLoaderData<typeof loader>();
  return (
    <PublicPage>
      {/* Made by our own renderer, which escapes what people wrote. */}
      <div dangerouslySetInnerHTML={{ __html: article }} />
      <p>
        <a href={address}>{back}</a>
      </p>
    </PublicPage>
  );
}
