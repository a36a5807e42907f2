/** The templates that a förbund writes in its own words: each change is a version, tried before it is saved. */
import { templateVersions } from "#db/queries/house.server.ts";
import { faultIn } from "../documents/checkTemplate.ts";
import type { TemplateError } from "../documents/placeholders.ts";
import type { TemplateName } from "../documents/templates.ts";
import { accepted, type Refusal, refused } from "../domain/result.ts";
import { type Act, command } from "./command.server.ts";

export type ChangeTemplate = {
  name: TemplateName;
  text: string;
  reason: string;
  /** The version that the text was written from; 0 = the program's own. */
  known: number;
};

/** A template's fault as a refusal at its field, with the row and the reason. */
export const faultRefusal = ({ message }: TemplateError): Refusal => ({
  ...{ rule: null, source: null, field: "text" },
  text: message,
});

const reasonMissing = refused("Skriv varför mallen ändras.", { field: "reason" });

/** Saves a template in the förbund's own words, if every document that it gives can be made. */
export const changeTemplate = command("changeTemplate", async (act, input: ChangeTemplate) => {
  const { name, text, known } = input;
  const newest = await newestNumber(act, name);
  if (newest !== known) {
    return refused(
      "Någon annan har ändrat mallen sedan du öppnade den. Din text står kvar här: läs den andra versionen och för in det du vill behålla.",
      { rule: "inaktuell", field: "text" },
    );
  }
  const { templates, standing = templates } = act.office;
  const fault = faultIn(name, text, templates, standing);
  if (fault) return { ok: false, refusals: [faultRefusal(fault)] };
  if (input.reason.trim() === "") return reasonMissing;
  return saveVersion(act, { name, number: newest + 1, text, reason: input.reason.trim() });
});

/** Goes back to an earlier version, or with `number` 0 to the program's own. An old one is tried anew. */
export const revertTemplate = command(
  "changeTemplate",
  async (act, { name, number }: { name: TemplateName; number: number }) => {
    const versions = await templateVersions(act.trx, act.associationId, name);
    const found = versions.find((one) => one.number === number);
    if (number !== 0 && !found) return refused("Versionen finns inte.", { rule: "saknas" });
    const text = found?.text ?? null;
    const { templates, standing = templates } = act.office;
    const fault = text === null ? null : faultIn(name, text, templates, standing);
    if (fault) return { ok: false, refusals: [faultRefusal(fault)] };
    const newest = versions[0]?.number ?? 0;
    const reason =
      number === 0 ? "Tillbaka till programmets egen" : `Tillbaka till version ${number}`;
    return saveVersion(act, { name, number: newest + 1, text, reason });
  },
);

const newestNumber = async (act: Act, name: TemplateName): Promise<number> =>
  (await templateVersions(act.trx, act.associationId, name))[0]?.number ?? 0;

type Version = { name: TemplateName; number: number; text: string | null; reason: string };

async function saveVersion(act: Act, { name, number, text, reason }: Version) {
  await act.trx
    .insertInto("template_version")
    .values({
      ...{ association_id: act.associationId, name, number, text, reason },
      ...{ at: act.at, by_person_id: act.actor.personId },
    })
    .execute();
  act.record({
    kind: text === null ? "template.reverted" : "template.changed",
    subject: `template:${name}`,
    data: { name, number, text },
    ground: reason,
  });
  return accepted({ number });
}
