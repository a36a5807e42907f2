import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { publishedAttachments } from "#db/queries/public.server.ts";
import { canBeRead } from "../../domain/mediaTypes.ts";
import { notFound, officeOf } from "../../session.server.ts";
import { AttachmentText } from "../../ui/attachmentText.tsx";
import { PublicPage } from "../../ui/page.tsx";
import { attachmentText } from "../attachmentText.server.ts";
import { requirePublished } from "./published.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Bilaga ${data.label}: ${data.title} – ${data.association}` : "Bilaga" },
];

/** What a public bilaga in Word or Excel says. One that may not be read by everyone answers as one that is not there. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db } = officeOf(context);
  const found = await requirePublished(db, params);
  const all = await publishedAttachments(db, found.id, found.itemId);
  const one = all.find(({ label }) => label === params.label);
  if (!one?.file || !canBeRead(one.file.media_type)) throw notFound();
  const blob = await bytesOf(db, found.associationId, one.file.sha256);
  if (!blob) throw notFound();
  return json({
    association: found.associationName,
    address: found.address,
    label: one.label,
    title: one.file.title,
    file: `${found.address}/bilaga/${one.label}`,
    ...(await attachmentText(blob.bytes, one.file.media_type)),
  });
}

export default function PublicAttachmentText() {
  const data = useLoaderData<typeof loader>();
  return (
    <PublicPage wide>
      <p>
        <a href={data.address}>Till protokollet</a>
      </p>
      <AttachmentText {...data} />
    </PublicPage>
  );
}
