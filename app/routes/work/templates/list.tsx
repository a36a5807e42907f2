import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ownTemplates } from "#db/queries/house.server.ts";
import { addressOf, editableTemplates } from "../../../documents/templateTitles.ts";
import { requireDesk, requireReading } from "../../../session.server.ts";
import { TemplateGroups } from "../../../ui/templateForms.tsx";

export const meta: MetaFunction = () => [{ title: "Mallar – Paragraf" }];

/** Every template that the förbund may write in its own words, and which it has written. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  const { office, association } = desk;
  const own = await ownTemplates(office.db, association.id);
  const groups = Object.entries(editableTemplates).map(([title, templates]) => ({
    title,
    templates: Object.entries(templates).map(([name, about]) => {
      const version = own.find((one) => one.name === name);
      return {
        title: about.title,
        href: `/forbund/${association.slug}/mallar/${addressOf(name)}`,
        changed: version ? { at: version.at, byName: version.byName } : null,
      };
    }),
  }));
  return json({ groups });
}

export default function TemplatesPage() {
  const { groups } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>Mallar</h1>
      <p>
        Mallarna är orden i dokumenten. En mall som ni ändrar gäller för det som skrivs från och med
        då; dokument som redan är frysta ändras aldrig.
      </p>
      <TemplateGroups groups={groups} />
    </>
  );
}
