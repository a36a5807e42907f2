import { expect, test } from "vitest";
import type { AttestOrder, AttestPerson } from "#app/domain/attest/order.ts";
import { legalDate } from "#app/domain/calendar.ts";
import {
  measureApproval,
  measureAttestList,
  measureDelegation,
  measureNotice,
  measureNumbering,
} from "#app/domain/control/measures.ts";

const day = legalDate;
const period = { from: day("2026-01-01"), to: day("2026-03-31") };

test("protokoll that should have been justerade in the period, and those that were late or not at all", () => {
  const meetings = [
    { date: day("2026-01-13"), approvedOn: day("2026-01-20"), postedOn: day("2026-01-21") },
    { date: day("2026-02-10"), approvedOn: day("2026-03-02"), postedOn: day("2026-03-10") },
    { date: day("2026-03-03"), approvedOn: null, postedOn: null },
    { date: day("2026-03-30"), approvedOn: null, postedOn: null },
  ];
  expect(measureApproval(meetings, period)).toEqual({
    checked: 3,
    deviations: [
      "Protokollet från 10 februari 2026 justerades 2 mars 2026, men skulle vara justerat 24 februari 2026.",
      "Protokollet från 3 mars 2026 är inte justerat, men skulle vara justerat 17 mars 2026.",
    ],
  });
  const notice = measureNotice(meetings, period);
  expect(notice.checked).toBe(2);
  expect(notice.deviations).toHaveLength(1);
  expect(notice.deviations[0]).toContain("10 februari 2026 anslogs 10 mars 2026");
});

test("§ numbers run on: a gap and a number given twice are told, a year that begins late is not", () => {
  const of = (year: number, ...numbers: number[]) => numbers.map((number) => ({ year, number }));
  expect(measureNumbering(of(2026, 4, 5, 6))).toEqual({ checked: 3, deviations: [] });
  expect(measureNumbering([...of(2025, 88, 89), ...of(2026, 1, 2, 4, 4)]).deviations).toEqual([
    "Mellan § 2 och § 4 år 2026 saknas nummer.",
    "§ 4 år 2026 finns två gånger.",
  ]);
});

test("a delegationsbeslut is told at the next sammanträde after it", () => {
  const meetings = [day("2026-01-13"), day("2026-02-10"), day("2026-04-14")];
  const decided = (number: string, on: string, told: string | null) => ({
    ...{ number, decidedOn: day(on) },
    toldOn: told === null ? null : day(told),
  });
  const decisions = [
    decided("D 2026-1", "2026-01-10", "2026-01-13"),
    decided("D 2026-2", "2026-01-20", "2026-04-14"),
    decided("D 2026-3", "2026-02-01", null),
    decided("D 2026-4", "2026-03-01", null),
  ];
  expect(measureDelegation(decisions, meetings, period)).toEqual({
    checked: 3,
    deviations: [
      "D 2026-2 anmäldes 14 april 2026, men skulle ha anmälts 10 februari 2026.",
      "D 2026-3 är inte anmält, men skulle ha anmälts 10 februari 2026.",
    ],
  });
});

const fia: AttestPerson = {
  ...{ id: "fia", name: "Fia Bo", sampleOn: null },
  roles: [{ role: "finance", from: day("2023-04-01"), to: day("2026-02-28") }],
};
const order: AttestOrder = {
  ...{ id: "o", from: day("2026-01-01"), to: day("2026-12-31"), manualOrderPersons: 2 },
  adopted: { meetingId: "m", meetingDate: day("2025-12-10"), number: 80 },
  rights: [
    {
      ...{ id: "r", step: "review", concern: { kind: "anyone" }, cap: { kind: "unlimited" } },
      ...{ area: { accounts: [], costCentres: [], projects: [] }, remark: "" },
      ...{ holder: { kind: "role", role: "finance" }, deputies: [], deputyWhen: "hindered" },
    },
  ],
};

test("the attestordning is current when one is in force and its uppdrag are held", () => {
  expect(measureAttestList([order], [fia], day("2026-02-01"))).toEqual({
    checked: 1,
    deviations: [],
  });
  expect(measureAttestList([order], [fia], day("2026-03-01")).deviations).toEqual([
    "Ingen har uppdraget som ger rätt till granskningsattest.",
  ]);
  expect(measureAttestList([order], [fia], day("2027-01-01")).deviations).toEqual([
    "Ingen attestordning gäller 1 januari 2027.",
  ]);
});
