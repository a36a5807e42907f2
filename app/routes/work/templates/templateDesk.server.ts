import { sampleDocument } from "../../../documents/sampleDocuments.ts";
import type { TemplateName } from "../../../documents/templates.ts";
import { addressOf, templateAt } from "../../../documents/templateTitles.ts";
import { type Desk, notFound, requireDesk, requireReading } from "../../../session.server.ts";

type Args = { request: Request; context: unknown; params: Record<string, string | undefined> };

/** A template of the address's förbund, to one who may read it. */
export async function requireTemplate({ request, context, params }: Args) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  const name = templateAt(params.template ?? "");
  if (!name) throw notFound();
  const home = `/forbund/${desk.association.slug}/mallar/${addressOf(name)}`;
  return { ...desk, name, home };
}

/** What a template gives with invented facts; with `text`, as it would be if that were saved. */
export function sampleOf({ office }: Desk, name: TemplateName, text?: string) {
  const { templates } = office;
  const tried =
    text === undefined ? templates : { ...templates, [name]: { name: `${name}.md`, text } };
  return sampleDocument(name, tried, "full");
}
