import type { LoaderFunctionArgs } from "@remix-run/node";
import { registerPages } from "../../../commands/paymentRegister.server.ts";
import { readSelection } from "../../../domain/payment/selection.ts";
import { requirePayments } from "../payments/paymentDesk.server.ts";
import {
  type RegisterRow,
  registerOfDesk,
  registerRow,
  tableResponse,
  typedSelection,
} from "./registerDesk.server.ts";

/** All that the address asks for, as a table for a spreadsheet. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requirePayments(request, context, params.association);
  const { selection } = readSelection(typedSelection(new URL(request.url).searchParams));
  const register = await registerOfDesk(desk);
  const rows: RegisterRow[] = [];
  const { db } = desk.office;
  for await (const page of registerPages(db, desk.association.id, register, selection)) {
    rows.push(...page.map((one) => registerRow(one, register)));
  }
  return tableResponse(rows, `utbetalningar-${desk.association.slug}.csv`);
}
