import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { budgetLinesOf, liquidityOf, openClaims } from "#db/queries/budget.server.ts";
import { grantPaymentsOf, grantsOf } from "#db/queries/grants.server.ts";
import { may } from "../../../domain/authority.ts";
import { parts } from "../../../domain/calendar.ts";
import { lineLeft, lineName } from "../../../domain/grants/left.ts";
import { FormReader } from "../../../form.ts";
import {
  budgetFields,
  Claims,
  LineForm,
  type LineRow,
  LineTable,
  LiquidityForm,
  SieForm,
} from "../../../ui/budgetForms.tsx";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { respond } from "../../respond.server.ts";
import { handleBudgetForm } from "./budgetHandlers.server.ts";
import { decidedOptions, homeOf, requireGrants } from "./grantDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Budget – Paragraf" }];

/** The budget year by year with what is granted on it, what the account held, and what others owe. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireGrants(request, context, params.association);
  const { office, association, actor, today } = desk;
  const lines = await budgetLinesOf(office.db, association.id);
  const grants = await grantsOf(office.db, association.id);
  const payments = await grantPaymentsOf(office.db, association.id);
  const items = await decidedOptions(desk);
  const years = [...new Set(lines.map(({ year }) => year))].map((year) => ({
    year,
    rows: lines
      .filter((line) => line.year === year)
      .map((line): LineRow => {
        const ground = items.find(({ value }) => value === line.itemId)?.text ?? line.ground;
        const { id, outcome } = line;
        return { id, name: lineName(line), ...lineLeft(line, grants, payments), outcome, ground };
      }),
  }));
  return json({
    ...{ formId: crypto.randomUUID(), home: homeOf(desk), years, items, today },
    year: parts(today).year,
    liquidity: await liquidityOf(office.db, association.id, today),
    claims: await openClaims(office.db, association.id),
    mayChange: may.setBudgetLine(actor),
  });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireGrants(request, context, params.association);
  const form = new FormReader(await request.formData());
  const result = await handleBudgetForm(desk, form);
  return respond(result, form, `${homeOf(desk)}/budget`);
}

export default function BudgetPage() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const { years, mayChange, home } = data;
  return (
    <>
      <p>
        <a href={`${home}/bidrag`}>Bidrag</a>
      </p>
      <h1>Budget</h1>
      <p>
        Mot budgeten räknas allt som är beviljat i bidrag för året, också det som inte är betalt än.
        Andra kostnader följs i bokföringen.
      </p>
      <ErrorSummary state={state} fields={budgetFields} />
      {years.length === 0 ? <p>Ingen budget är införd.</p> : null}
      {years.map(({ year, rows }) => (
        <LineTable key={year} year={year} rows={rows} />
      ))}
      {mayChange ? (
        <>
          <details open={state?.intent === "post"}>
            <summary>För in eller ändra en budgetpost</summary>
            <LineForm {...data} state={state} />
          </details>
          <details open={state?.intent === "sie"}>
            <summary>Läs in budgeten ur bokföringen</summary>
            <SieForm {...data} state={state} />
          </details>
        </>
      ) : null}
      <h2>Pengar på kontot</h2>
      <LiquidityForm {...data} state={state} />
      <h2>Motfordringar</h2>
      <p>Den som är skyldig förbundet pengar får förslag om kvittning när något ska betalas dit.</p>
      <Claims {...data} state={state} />
    </>
  );
}
