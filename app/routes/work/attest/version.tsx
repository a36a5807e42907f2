import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { notFound, requireDesk, requireReading } from "../../../session.server.ts";
import { adoptionText, OrderFiles, periodText, RightList } from "../../../ui/attestOrder.tsx";
import { homeOf, orderById } from "./orderDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Version av attestordningen – Paragraf" }];

/** One version of the attestordning as it was on its first day. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  const found = await orderById(desk, params.order);
  if (!found) throw notFound();
  return json({ ...found, home: homeOf(desk) });
}

export default function AttestOrderVersion() {
  const { order, people, baseAmounts, home } = useLoaderData<typeof loader>();
  return (
    <>
      <p>
        <a href={home}>Attestordning</a>
      </p>
      <h1>Attestordning {periodText(order)}</h1>
      <p className="lead">{adoptionText(order)}.</p>
      <OrderFiles home={home} orderId={order.id} />
      <h2>Rader</h2>
      <RightList order={order} people={people} day={order.from} baseAmounts={baseAmounts} />
    </>
  );
}
