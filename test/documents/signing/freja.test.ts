import { beforeAll, expect, test } from "vitest";
import { freja } from "#app/documents/signing/freja.server.ts";
import { temporaryFolder } from "../../support/certificates.ts";
import { type FrejaDouble, frejaDouble } from "../../support/frejaDouble.ts";

const folder = temporaryFolder();
const asked = { text: "Jag justerar protokollet.", sha256: "ab12", address: "192.0.2.1" };
const clock = () => new Date("2026-03-02T12:00:00Z");
let double: FrejaDouble;
beforeAll(async () => {
  double = await frejaDouble(folder);
});

async function signed(changes: Parameters<FrejaDouble["change"]>[0] = {}) {
  const provider = freja(double.settings, clock);
  double.change(changes);
  const order = await provider.start(asked);
  double.signerSigns("Per", "Alm");
  return { provider, order };
}

test("a signing begins with the text and the hash, and waits half an hour", async () => {
  const provider = freja(double.settings, clock);
  const order = await provider.start(asked);
  const sent = double.orders.get(order.reference);
  expect(sent?.expiry).toBe(Date.parse("2026-03-02T12:30:00Z"));
  expect(Buffer.from(sent?.dataToSign.text ?? "", "base64").toString()).toBe(asked.text);
  const address = `frejaeid://bindUserToTransaction?transactionReference=${order.reference}`;
  expect(provider.openAddress(order)).toBe(address);
  expect([0, 1000].map((second) => provider.codeAt(order, second))).toEqual([address, address]);
  await provider.cancel(order.reference);
  await expect(provider.collect(order.reference)).rejects.toThrow("känner inte till");
});

test("what Freja has signed is read, and is over this text and this hash only", async () => {
  const { provider, order } = await signed();
  const answer = await provider.collect(order.reference);
  expect(answer).toMatchObject({ status: "complete", name: "Per Alm" });
  const evidence = answer.status === "complete" ? answer.evidence : new Uint8Array();
  expect(provider.isOver(evidence, asked)).toBe(true);
  expect(provider.isOver(evidence, { ...asked, sha256: "ab13" })).toBe(false);
  expect(provider.isOver(evidence, { ...asked, text: "Något annat." })).toBe(false);
  expect(provider.isOver(Buffer.from("a.b.c"), asked)).toBe(false);
});

test.each<[string, Parameters<FrejaDouble["change"]>[0], string]>([
  ["another name put in afterwards", { jws: renamed }, "inte undertecknat av Freja"],
  [
    "no signature",
    { jws: (jws) => `${jws.split(".").slice(0, 2).join(".")}.` },
    "inte undertecknat",
  ],
  ["no JWS", { jws: () => "hej" }, "inte undertecknat"],
  [
    "another signing's answer",
    { signed: (all) => ({ ...all, signRef: "x" }) },
    "inte gick att förstå",
  ],
  [
    "a refusal in the signed answer",
    { signed: (all) => ({ ...all, status: "REJECTED" }) },
    "förstå",
  ],
  ["nobody's name", { signed: (all) => ({ ...all, requestedAttributes: {} }) }, "förstå"],
])("an answer with %s is not believed", async (_, changes, sentence) => {
  const { provider, order } = await signed(changes);
  await expect(provider.collect(order.reference)).rejects.toThrow(sentence);
});

function renamed(jws: string): string {
  const [header, payload = "", signature] = jws.split(".");
  const text = Buffer.from(payload, "base64url").toString("utf8").replace("Alm", "Ek");
  return [header, Buffer.from(text).toString("base64url"), signature].join(".");
}

test("an answer that another than Freja has signed is not believed", async () => {
  const stranger = await frejaDouble(folder);
  const { order } = await signed();
  const provider = freja({ ...double.settings, signers: stranger.settings.signers }, clock);
  await expect(provider.collect(order.reference)).rejects.toThrow("inte undertecknat av Freja");
});

test("a service that does not answer is told", async () => {
  const provider = freja({ ...double.settings, url: "https://localhost:1" }, clock);
  await expect(provider.start(asked)).rejects.toThrow("Freja svarar inte just nu");
});
