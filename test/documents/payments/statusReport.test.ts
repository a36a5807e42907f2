/** The bank's answer: whole file, group and payment, and what is no answer at all. */
import { expect, test } from "vitest";
import { answerFor, readStatusReport } from "#app/documents/payments/statusReport.ts";
import type { Result } from "#app/domain/result.ts";
import { bookedFile, statusReport } from "./bankFiles.ts";

const taken = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusals.map(({ text }) => text).join("\n"));
  return result.value;
};
const sentence = (bytes: Uint8Array): string => {
  const read = readStatusReport(bytes);
  return read.ok ? "read" : read.refusals.map(({ text }) => text).join("\n");
};

test.each(["03", "10", "12"])("each payment has its answer, in version %s", (version) => {
  const report = taken(
    readStatusReport(
      statusReport(
        {
          status: "PART",
          groups: [
            {
              id: "G-1",
              status: "PART",
              payments: [
                { id: "U-1", status: "ACSP" },
                { id: "U-2", status: "RJCT", reason: "AC04", words: "Account  closed" },
                { id: "U-3", status: "RJCT", reason: "ZZ99" },
              ],
            },
            { id: "G-2", status: "ACSC" },
          ],
        },
        version,
      ),
    ),
  );
  expect(report.originalMessageId).toBe("VIDALVEN-20260302-1");
  expect(report.whole?.status).toBe("partly");
  expect(answerFor(report, "U-1", "G-1")).toEqual({
    status: "accepted",
    code: "ACSP",
    reasons: [],
  });
  expect(answerFor(report, "U-2", "G-1")).toEqual({
    status: "rejected",
    code: "RJCT",
    reasons: ["Kontot är avslutat.", "Account closed"],
  });
  expect(answerFor(report, "U-3", "G-1")?.reasons[0]).toContain("ZZ99");
  expect(answerFor(report, "U-9", "G-1")).toBeNull();
  expect(answerFor(report, "U-9", "G-2")?.status).toBe("settled");
  expect(answerFor(report, "U-9", "G-3")).toBeNull();
});

test("a file that is refused as a whole is refused for each of its payments", () => {
  const report = taken(readStatusReport(statusReport({ status: "RJCT", reason: "DU01" })));
  expect(answerFor(report, "U-1", "G-1")).toEqual({
    status: "rejected",
    code: "RJCT",
    reasons: ["Filens nummer har använts förut."],
  });
});

test("a status that nobody knows is waited for, not taken for paid", () => {
  const report = taken(readStatusReport(statusReport({ status: "XXXX" })));
  expect(report.whole?.status).toBe("pending");
  expect(report.whole?.reasons[0]).toContain("XXXX");
  const native = taken(readStatusReport(statusReport({ status: "constructor" })));
  expect(native.whole?.status).toBe("pending");
});

test("what is no answer is told what it is instead", () => {
  expect(sentence(bookedFile([]))).toBe(
    "Filen är inte bankens svar på en betalfil (pain.002), utan camt.053.",
  );
  expect(sentence(statusReport({}, "99"))).toContain("version 99");
  expect(sentence(new TextEncoder().encode("<Document/>"))).toBe(
    "Filen är inte bankens svar på en betalfil (pain.002).",
  );
  expect(
    sentence(
      new TextEncoder().encode(
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"/>',
      ),
    ),
  ).toContain("saknar det");
  const text = new TextDecoder().decode(statusReport({}));
  const without = text.replace(/<OrgnlMsgId>.*<\/OrgnlMsgId>/, "");
  expect(sentence(new TextEncoder().encode(without))).toContain("vilken betalfil");
});
