import type { LoaderFunctionArgs } from "@remix-run/node";
import { selectionText } from "../../../domain/payment/selection.ts";
import { requirePayments } from "../payments/paymentDesk.server.ts";
import { requireSample, sizeText, tableResponse } from "./registerDesk.server.ts";

/** A sample as a table, with what it takes to draw it again above. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requirePayments(request, context, params.association);
  const { sample, rows } = await requireSample(desk, params.sample);
  const about = [
    ["Stickprov", String(sample.sequence)],
    ["Frö", sample.seed],
    ["Draget bland", `${selectionText(sample.selection)} (${sample.population})`],
    ["Storlek", sizeText(sample)],
    ["Draget", sample.at.slice(0, 10), sample.byName ?? ""],
    [],
  ];
  const name = `stickprov-${sample.sequence}-${desk.association.slug}.csv`;
  return tableResponse(rows, name, about);
}
