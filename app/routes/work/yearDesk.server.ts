import type { LoaderFunctionArgs } from "@remix-run/node";
import { yearsHeld } from "../../commands/yearReview.server.ts";
import { yearOf } from "../../domain/yearOfReview.ts";
import { notFound, requireDesk } from "../../session.server.ts";

/** Who asks, and the year of the address; without one the latest that has a meeting, or this one. */
export async function requireYear(
  args: Pick<LoaderFunctionArgs, "request" | "context" | "params">,
) {
  const { request, context, params } = args;
  const desk = await requireDesk(request, context, params.association);
  if (params.year !== undefined) {
    if (!/^[12]\d{3}$/.test(params.year)) throw notFound();
    return { desk, year: Number(params.year) };
  }
  const [latest] = await yearsHeld(desk.office, desk.association.id);
  return { desk, year: latest ?? yearOf(desk.today) };
}
