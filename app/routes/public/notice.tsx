import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { noticeAt } from "#db/queries/public.server.ts";
import { articleOf } from "../../documents/html.ts";
import { longDate } from "../../domain/calendar.ts";
import { notFound, officeOf } from "../../session.server.ts";
import { PublicPage } from "../../ui/page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Anslag – ${data.association}` : "Anslag" },
];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db } = officeOf(context);
  const notice = await noticeAt(db, params.association ?? "", params.posting ?? "");
  const blob = notice && (await bytesOf(db, notice.associationId, notice.sha256));
  const article = blob && articleOf(new TextDecoder().decode(blob.bytes));
  if (!notice || !article) throw notFound();
  return json({
    association: notice.associationName,
    removedOn: notice.removedOn,
    article,
  });
}

export default function Notice() {
  const { article, removedOn } = useLoaderData<typeof loader>();
  return (
    <PublicPage>
      {removedOn ? (
        <p className="note">
          Anslaget togs ned {longDate(removedOn)}. Det står kvar här för den som söker det.
        </p>
      ) : null}
      {/* Our own frozen bytes, escaped when they were made. */}
      <div dangerouslySetInnerHTML={{ __html: article }} />
      <p>
        <a href="/verifiera">Kontrollera en handling</a> mot förbundets logg.
      </p>
    </PublicPage>
  );
}
