/** The letterhead: what it says, its picture, and how it was before. */
import type { LetterheadVersion } from "#db/queries/house.server.ts";
import { mostLines, ownAccent } from "../domain/letterhead.ts";
import { Checkbox, FileField, FormBasics, type FormState, TextArea, TextField } from "./fields.tsx";
import { instantText } from "./wording.ts";

type FormProps = {
  formId: string;
  name: string;
  current: LetterheadVersion | undefined;
  state: FormState;
};

export function LetterheadForm({ formId, name, current, state }: FormProps) {
  return (
    <form method="post" encType="multipart/form-data">
      <FormBasics formId={formId} intent="brevhuvud" />
      <TextField name="name" label="Namn" value={current?.name ?? name} state={state} />
      <TextArea
        name="lines"
        label="Adress"
        hint={`En uppgift på varje rad, till exempel gatuadress, postadress och telefon. Högst ${mostLines} rader.`}
        rows={mostLines}
        value={current?.lines.join("\n")}
        state={state}
      />
      <TextField
        name="website"
        label="Webbplats (om det finns en)"
        value={current?.website}
        state={state}
      />
      <TextField
        name="accent"
        label="Färg"
        hint={`Titelns, länkarnas och beslutslinjens färg, som sex tecken. Utan egen färg: ${ownAccent}.`}
        width="short"
        value={current?.accent}
        state={state}
      />
      <LogoFields current={current} state={state} />
      <button type="submit">Spara brevhuvudet</button>
    </form>
  );
}

function LogoFields({ current, state }: Pick<FormProps, "current" | "state">) {
  const isDecorative = state ? "decorative" in state.typed : current?.logo?.alt === "";
  return (
    <fieldset>
      <legend>Logotyp</legend>
      <FileField
        name="logo"
        label={current?.logo ? "Byt bild" : "Bild"}
        hint="PNG eller JPEG, högst 1 MB."
        accept="image/png,image/jpeg"
        state={state}
      />
      <TextField
        name="alt"
        label="Vad logotypen föreställer"
        hint="Läses upp för den som inte ser bilden, till exempel: Vidälvens logotyp, två vågor."
        value={current?.logo?.alt}
        state={state}
      />
      <Checkbox
        name="decorative"
        value="ja"
        label="Logotypen är dekorativ och läses inte upp"
        checked={isDecorative}
      />
      {current?.logo ? (
        <Checkbox name="noLogo" value="ja" label="Ta bort logotypen" checked={false} />
      ) : null}
    </fieldset>
  );
}

export function LetterheadVersions({ versions }: { versions: LetterheadVersion[] }) {
  if (versions.length === 0) return null;
  return (
    <>
      <h2>Versioner</h2>
      <ul className="rows">
        {versions.map((one) => (
          <li key={one.number}>
            <span>
              <strong>{one.name}</strong>
              {one.lines.length > 0 ? `, ${one.lines.join(", ")}` : ""}
              {one.logo ? `, logotyp: ${one.logo.alt || "dekorativ"}` : ""}, färg {one.accent}
              <br />
              <span className="hint">
                {instantText(one.at)}
                {one.byName ? ` av ${one.byName}` : ""}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
