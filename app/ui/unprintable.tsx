import { listText } from "../domain/wording.ts";

/** Signs that will be empty boxes on paper, told before the document goes out. Nothing when there are none. */
export function Unprintable({ signs }: { signs: string[] }) {
  if (signs.length === 0) return null;
  const [they, them] = signs.length === 1 ? ["Det", "det"] : ["De", "dem"];
  return (
    <p className="finding finding-warn">
      I texten står {listText(signs.map((sign) => `”${sign}”`))}, som inte finns i dokumentens
      typsnitt. {they} blir en tom ruta i PDF-filen. Skriv {them} med ord, eller ta bort {them}.
    </p>
  );
}
