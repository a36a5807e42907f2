import type { LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { roleNames } from "../../domain/authority.ts";
import { requireDesk, scriptsOf } from "../../session.server.ts";
import { WorkPage } from "../../ui/page.tsx";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { association, account, actor } = await requireDesk(request, context, params.association);
  const roles = actor.roles.map((r) => roleNames[r]).join(", ");
  return json({
    name: association.name,
    slug: association.slug,
    script: scriptsOf(context).work,
    person: roles ? `${account.name}, ${roles}` : account.name,
  });
}

export default function WorkLayout() {
  const { name, slug, person, script } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  const home = `/forbund/${slug}`;
  const places = [
    { href: home, text: "Översikt" },
    { href: `${home}/sammantraden`, text: "Sammanträden" },
    { href: `${home}/utbetalningar`, text: "Utbetalningar" },
    { href: `${home}/minnesanteckningar`, text: "Minnesanteckningar" },
    { href: `${home}/uppfoljning`, text: "Uppföljning" },
    { href: `${home}/delegationsbeslut`, text: "Delegationsbeslut" },
    { href: `${home}/delegationsordning`, text: "Delegationsordning" },
    { href: `${home}/granskning`, text: "Granskning" },
    { href: `${home}/attestordning`, text: "Attestordning" },
    { href: `${home}/riskanalys`, text: "Riskanalys" },
    { href: `${home}/intern-kontroll`, text: "Intern kontroll" },
    { href: `${home}/register`, text: "Förbundet" },
    { href: `${home}/regler`, text: "Förbundsordning" },
    { href: `${home}/justering`, text: "Justering" },
    { href: `${home}/fraser`, text: "Fraser" },
    { href: `${home}/mallar`, text: "Mallar" },
    { href: `${home}/brevhuvud`, text: "Brevhuvud" },
    { href: `${home}/handelser`, text: "Händelser" },
  ];
  return (
    <WorkPage association={name} person={person} places={places} current={pathname} script={script}>
      <Outlet />
    </WorkPage>
  );
}
