/** The built scripts and styles as browsers get them. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import express from "express";
import { expect, test } from "vitest";
import { compressedAssets } from "#app/assets.server.ts";

const style = "p { color: green }\n".repeat(500);

test("styles and scripts are sent compressed to those who take it, and nothing else", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "paragraf-assets-"));
  writeFileSync(path.join(folder, "style-abc.css"), style);
  writeFileSync(path.join(folder, "font.woff2"), "font");
  const outside = path.join(folder, "..", "outside.js");
  const app = express();
  app.use("/assets", compressedAssets(folder), (_, answer) => {
    answer.status(404).send("elsewhere");
  });
  const server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const get = (name: string, encoding = "gzip, br") =>
    fetch(`http://127.0.0.1:${port}/assets/${name}`, { headers: { "Accept-Encoding": encoding } });
  writeFileSync(outside, "secret()");
  for (const round of ["first", "kept"]) {
    const answer = await get("style-abc.css");
    expect(answer.headers.get("content-encoding"), round).toBe("br");
    expect(answer.headers.get("cache-control")).toContain("immutable");
    expect(answer.headers.get("vary")).toContain("Accept-Encoding");
    expect(Number(answer.headers.get("content-length"))).toBeLessThan(style.length / 10);
    expect(await answer.text()).toBe(style);
  }
  for (const name of ["font.woff2", "gone.css", "..%2Foutside.js", "%2e%2e/outside.js"]) {
    expect((await get(name)).status, name).toBe(404);
  }
  expect(await (await get("style-abc.css", "gzip")).text()).toBe("elsewhere");
  server.close();
  rmSync(outside);
  rmSync(folder, { recursive: true });
});
