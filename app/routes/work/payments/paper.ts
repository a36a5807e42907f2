import type { LoaderFunctionArgs } from "@remix-run/node";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { papersOfPayment } from "#db/queries/payments.server.ts";
import { notFound } from "../../../session.server.ts";
import { attachmentResponse } from "../../fileResponse.server.ts";
import { requirePayment, requirePayments } from "./paymentDesk.server.ts";

/** Underlag of a payment, for those who may read it. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requirePayments(request, context, params.association);
  const { payment } = await requirePayment(desk, params.payment);
  const papers = await papersOfPayment(desk.office.db, payment.id);
  const found = papers.find(({ id }) => id === params.paper);
  const blob = found && (await bytesOf(desk.office.db, desk.association.id, found.sha256));
  if (!blob) throw notFound();
  return attachmentResponse(found, blob.bytes);
}
