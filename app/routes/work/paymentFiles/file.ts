import type { LoaderFunctionArgs } from "@remix-run/node";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { paymentFilesOf } from "#db/queries/paymentFiles.server.ts";
import { notFound, requireDesk, requireReading } from "../../../session.server.ts";
import { fileResponse } from "../../fileResponse.server.ts";

/** A payment file as it was made. One that is taken back is not handed out: it might be paid. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "payment_files");
  const { office, association } = desk;
  const files = await paymentFilesOf(office.db, association.id);
  const file = files.find((one) => one.number === params.file && one.withdrawnAt === null);
  const blob = file && (await bytesOf(office.db, association.id, file.sha256));
  if (!file || !blob) throw notFound();
  const name = `betalfil-${association.slug}-${file.number}.xml`;
  return fileResponse(blob, name, file.sha256, "attachment");
}
