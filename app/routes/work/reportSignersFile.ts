import type { LoaderFunctionArgs } from "@remix-run/node";
import { registerOf } from "#db/queries/people.server.ts";
import { reportSignersDocument } from "../../documents/reportSigners.ts";
import { parseLegalDate, parts } from "../../domain/calendar.ts";
import { reportSignersOn } from "../../domain/reportSigners.ts";
import { notFound, requireDesk, requireReading } from "../../session.server.ts";
import { documentFile } from "../documentFile.server.ts";

/** The page of signatures to the årsredovisning of the year before the day. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  const { office, association } = desk;
  const day = parseLegalDate(params.day ?? "");
  if (!day) throw notFound();
  const register = await registerOf(office.db, association.id);
  const facts = {
    ...{ associationName: association.name, year: parts(day).year - 1, day },
    signers: reportSignersOn(register.offices, register.persons, day),
  };
  const name = `underskrifter-${association.slug}-${facts.year}`;
  return documentFile(reportSignersDocument(facts, office.templates), name, params.format);
}
