import { expect, test } from "vitest";
import { attachmentResponse, canBeShown } from "#app/routes/fileResponse.server.ts";

const bytes = new TextEncoder().encode("innehåll");
const sent = (media_type: string, filename = "fil") =>
  attachmentResponse({ filename, media_type, sha256: "c0ffee" }, bytes).headers;

test("what a browser shows safely is shown, and everything else is a download", () => {
  const shown = ["application/pdf", "image/jpeg", "image/png", "image/webp", "image/gif"];
  for (const type of [...shown, "text/plain", "text/plain; charset=utf-8"]) {
    expect([type, canBeShown(type)]).toEqual([type, true]);
    expect(sent(type).get("content-disposition")).toMatch(/^inline;/);
  }
  const others = [
    "text/html",
    "image/svg+xml",
    "application/xhtml+xml",
    "text/xml",
    "text/plainer",
  ];
  for (const type of [...others, "application/vnd.oasis.opendocument.text", ""]) {
    expect([type, canBeShown(type)]).toEqual([type, false]);
    expect(sent(type).get("content-disposition")).toMatch(/^attachment;/);
  }
});

test("nothing in a file is run, and only PDF, which browsers show themselves, is without a sandbox", () => {
  expect(sent("image/png").get("content-security-policy")).toMatch(/^sandbox; default-src 'none'/);
  expect(sent("application/pdf").get("content-security-policy")).toMatch(/^default-src 'none'/);
  expect(sent("application/pdf").get("x-content-type-options")).toBe("nosniff");
});

test("any name that may be kept can be sent", () => {
  const header = sent("image/png", 'Å"ngström\r\nX: 1 🧑‍🌾.png').get("content-disposition") ?? "";
  expect(header).toContain(`filename*=UTF-8''${encodeURIComponent('Å"ngström\r\nX: 1 🧑‍🌾.png')}`);
  expect(header).not.toMatch(/[\r\n]/);
});
