import type { LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { roleNames } from "../../domain/authority.ts";
import { requireDesk, scriptsOf } from "../../session.server.ts";
import { WorkPage } from "../../ui/page.tsx";
import { placesFor } from "../../ui/places.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { association, account, actor } = await requireDesk(request, context, params.association);
  const titles = actor.roles.map((r) => roleNames[r]).join(", ");
  return json({
    name: association.name,
    slug: association.slug,
    roles: actor.roles,
    script: scriptsOf(context).work,
    person: titles ? `${account.name}, ${titles}` : account.name,
  });
}

export default function WorkLayout() {
  const { name, slug, roles, person, script } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  const places = placesFor(roles, `/forbund/${slug}`);
  return (
    <WorkPage association={name} person={person} places={places} current={pathname} script={script}>
      <Outlet />
    </WorkPage>
  );
}
