import type { LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { sha256 } from "#db/queries/events.server.ts";
import { requireDesk, requireReading } from "../../../session.server.ts";
import { fileResponse } from "../../fileResponse.server.ts";
import { homeOf, verificationFile } from "./fileDesk.server.ts";

/** The verifikationer of a period as a SIE file; back to the page, which says why, when there is none. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "payment_files");
  const query = new URL(request.url).searchParams;
  const [fran, till] = [query.get("fran") ?? "", query.get("till") ?? ""];
  const made = await verificationFile(desk, fran, till);
  if (!made.ok) {
    const asked = new URLSearchParams({ fran: fran.slice(0, 20), till: till.slice(0, 20) });
    return redirect(`${homeOf(desk)}/filer?${asked}#verifikationer`);
  }
  const { bytes } = made.value;
  const name = `verifikationer-${desk.association.slug}-${fran}-${till}.si`;
  const file = { bytes, media_type: "application/octet-stream" };
  return fileResponse(file, name, sha256(bytes), "attachment");
}
