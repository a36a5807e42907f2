import type { LoaderFunctionArgs } from "@remix-run/node";
import { sha256 } from "#db/queries/events.server.ts";
import { yearReviewOf } from "../../commands/yearReview.server.ts";
import { formats, mediaTypes, render } from "../../documents/render.server.ts";
import { yearReviewDocument } from "../../documents/yearReview.ts";
import { notFound, requireReading } from "../../session.server.ts";
import { fileResponse } from "../fileResponse.server.ts";
import { requireYear } from "./yearDesk.server.ts";

/** The granskningsrapport of a year as a file, as it is now. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { desk, year } = await requireYear({ request, context, params });
  requireReading(desk, "draft");
  const format = formats.find((one) => one === params.format);
  if (!format) throw notFound();
  const { office, association, today } = desk;
  const review = await yearReviewOf(office, association, { year, today });
  const bytes = await render(yearReviewDocument(review, office.templates), format);
  const name = `granskningsrapport-${association.slug}-${year}.${format}`;
  return fileResponse({ bytes, media_type: mediaTypes[format] }, name, sha256(bytes));
}
