import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { readMinutes } from "#app/documents/reading/readMinutes.ts";
const dir = "test/fixtures/protokoll/";
for (const f of readdirSync(dir).filter(f=>f.endsWith(".txt"))) {
  const r = readMinutes(readFileSync(dir+f,"utf8")); if (!r.ok) throw new Error(f);
  const { utanforParagrafer: _, ...rest } = r.value;
  writeFileSync(dir+f.replace(".txt",".json"), JSON.stringify(rest,null,2)+"\n");
}
