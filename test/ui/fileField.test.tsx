/** A form that came back has lost its files: each field for files says which they were. */
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { FormReader } from "#app/form.ts";
import { rejected, shownAgain } from "#app/routes/respond.server.ts";
import { FileField } from "#app/ui/fields.tsx";
import { readSources } from "../support/sources.ts";

const at = (field: string, text: string) => ({ rule: null, source: null, field, text });

/** A form as it was sent, with these files in a field. */
function sent(field: string, ...names: string[]): FormReader {
  const data = new FormData();
  data.set("avsikt", "ny");
  data.set("what", "Hyra");
  for (const name of names) data.append(field, new File(["x"], name));
  return new FormReader(data);
}

const shown = (state: Parameters<typeof FileField>[0]["state"], multiple = false) =>
  renderToStaticMarkup(
    <FileField name="papers" label="Underlag" hint="PDF." state={state} multiple={multiple} />,
  );

const answer = async (field: string, text: string, ...names: string[]) =>
  await rejected([at(field, text)], sent("papers", ...names)).json();

test("the names of what was chosen come back with what was typed", async () => {
  const form = sent("papers", "faktura.pdf", "kvitto.jpg");
  expect(await rejected([at("what", "Fel.")], form).json()).toEqual({
    ...{ refusals: [at("what", "Fel.")], typed: { avsikt: ["ny"], what: ["Hyra"] } },
    ...{ chosen: { papers: ["faktura.pdf", "kvitto.jpg"] }, intent: "ny" },
  });
  expect((await shownAgain(form).json()).chosen).toEqual({
    papers: ["faktura.pdf", "kvitto.jpg"],
  });
  // What a browser sends of a field that was left alone.
  const data = new FormData();
  data.append("papers", new File([], ""));
  expect(new FormReader(data).chosen()).toEqual({});
});

test("the field says it, and one who listens hears it there", async () => {
  expect(shown(undefined)).not.toContain("igen");
  const html = shown(await answer("what", "Fyll i vad det avser.", "faktura.pdf"));
  expect(html).toContain('<p class="chosen-again" id="papers-chosen">Välj filen igen: faktura.pdf');
  expect(html).toContain('aria-describedby="papers-hint papers-chosen"');
  expect(shown(await answer("what", "Fel.", "a.pdf", "b.pdf"), true)).toContain(
    "Välj filerna igen: a.pdf och b.pdf",
  );
});

test("a file that was refused is not asked for again", async () => {
  const tooLarge = "Filen ”stor.pdf” är för stor.";
  expect(shown(await answer("papers", tooLarge, "stor.pdf"))).not.toContain("igen");
  expect(shown(await answer("papers", "Filen är skadad.", "stor.pdf"))).not.toContain("igen");
  const some = shown(await answer("papers", tooLarge, "stor.pdf", "liten.pdf"), true);
  expect(some).toContain("Välj filen igen: liten.pdf");
});

test("every field for files is this one, or tells the same itself", () => {
  const own = readSources("app", [".tsx"])
    .filter(({ text }) => text.includes('type="file"') && !text.includes("<ChosenAgain"))
    .map(({ path }) => path);
  // It has nothing but the file, and its refusal is of the file.
  expect(own).toEqual(["app/routes/public/verify.tsx"]);
});
