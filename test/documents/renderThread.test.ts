import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Block, Document } from "#app/documents/document.ts";
import { paragraph } from "#app/documents/inline.ts";
import { formats, render, renderElsewhere, renderHere } from "#app/documents/render.server.ts";
import { RenderThread } from "#app/documents/renderThread.server.ts";

const documentOf = (title: string, ...blocks: Block[]): Document => ({
  ...{ title, issuer: "Förbundet", subject: "Ämne", date: "2026-03-04" },
  header: { left: "Förbundet", right: title },
  blocks: [{ kind: "heading", level: 1, children: [{ kind: "text", text: title }] }, ...blocks],
});

const good = documentOf("Prov", paragraph("Ett stycke med åäö."));
const trap = fileURLToPath(new URL("./trapThread.js", import.meta.url));

let thread: RenderThread;
beforeAll(() => {
  thread = new RenderThread({ file: trap });
});
afterAll(() => thread.close());

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

test("the thread makes the same bytes as are made where one is", async () => {
  for (const format of formats) {
    const [there, here] = [await thread.render(good, format), await renderHere(good, format)];
    expect(base64(there) === base64(here), format).toBe(true);
  }
});

test("other work goes on while a long document is made", async () => {
  const long = documentOf(
    "Lång",
    ...Array.from({ length: 400 }, () => paragraph("ord ".repeat(60))),
  );
  let turns = 0;
  const turn = setInterval(() => {
    turns += 1;
  }, 1);
  await thread.render(long, "pdf");
  clearInterval(turn);
  expect(turns).toBeGreaterThan(3);
});

test("a fault in one document is told to who asked for it, and the next one is made", async () => {
  const bad = documentOf("Fel", { kind: "paragraph" } as Block);
  const asked = [thread.render(bad, "pdf"), thread.render(good, "pdf")];
  const [first, second] = await Promise.allSettled(asked);
  expect(first).toMatchObject({ status: "rejected", reason: expect.any(TypeError) });
  expect(second?.status).toBe("fulfilled");
});

test("what cannot be sent to the thread is an error for that document only", async () => {
  const odd = { ...good, toString: () => "x" };
  await expect(thread.render(odd, "pdf")).rejects.toThrow("could not be cloned");
  expect((await thread.render(good, "docx")).length).toBeGreaterThan(0);
});

test("a thread that falls takes one document with it, and a new one makes the next", async () => {
  const asked = [thread.render(documentOf("Faller"), "pdf"), thread.render(good, "pdf")];
  const [first, second] = await Promise.allSettled(asked);
  expect(first).toMatchObject({ reason: new Error("The rendering thread ended with 7") });
  expect(second?.status).toBe("fulfilled");
});

test("a document that is never done is given up", async () => {
  const hasty = new RenderThread({ file: trap, longestMs: 500 });
  await expect(hasty.render(documentOf("Aldrig klar"), "pdf")).rejects.toThrow("took too long");
  await hasty.close();
});

test("a thread that is closed tells those who wait", async () => {
  const closing = new RenderThread({ file: trap });
  const asked = [closing.render(good, "pdf"), closing.render(good, "docx")];
  const settled = Promise.allSettled(asked);
  await closing.close();
  expect((await settled).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
});

test("a process that has a thread sends its PDF and DOCX there, and makes HTML itself", async () => {
  const sent: string[] = [];
  renderElsewhere(async (_, format) => {
    sent.push(format);
    return new Uint8Array();
  });
  for (const format of formats) await render(good, format);
  renderElsewhere(null);
  expect(sent).toEqual(["docx", "pdf"]);
  expect((await render(good, "pdf")).length).toBeGreaterThan(0);
});
