import { legalDate } from "#app/domain/calendar.ts";
import type { Minutes, PaperNotice, Presence } from "#app/domain/minutes.ts";
import { decided, meeting, section, wholeBoard, withItem } from "#test/support/minutes.ts";
import type { Case, Golden } from "./case.ts";

/** A lawful meeting on 12 November 2026 that adopts the budget, as told. */
const budget = (about: Partial<Minutes> = {}): Case => ({
  minutes: meeting({
    kind: "budget",
    date: legalDate("2026-11-12"),
    isPublic: true,
    publicNoticeOn: legalDate("2026-11-02"),
    consultation: { on: legalDate("2026-10-14"), participants: "Alla medlemmar" },
    items: withItem(3, {
      kind: "budget",
      heading: "Budget 2027",
      sections: [decided("att fastställa budgeten för 2027.")],
    }),
    ...about,
  }),
});
/** The budget is only talked about. */
const talked = {
  items: withItem(3, { kind: "budget" as const, sections: [section({ body: "Läget." })] }),
};
/** The same on paper, where only the text can tell of it. */
const onPaper = (body: string): Case =>
  budget({
    mandates: [],
    isPublic: false,
    publicNoticeOn: null,
    consultation: null,
    items: withItem(3, {
      kind: "budget",
      heading: "Budget 2027",
      sections: [{ ...decided("att fastställa budgeten för 2027."), body }],
    }),
  });
const TOLD =
  "Sammanträdet är offentligt och tillkännagavs den 2 november. Samråd med medlemmarna hölls den 14 oktober.";
const announced = (date: string) => budget({ publicNoticeOn: legalDate(date) });
const on = (date: string) =>
  budget({ date: legalDate(date), publicNoticeOn: legalDate("2026-11-01") });

export const budgetCases: Golden = {
  "Budgeten vid offentligt sammanträde": {
    fault: [
      budget({ isPublic: false }),
      budget({ publicNoticeOn: null }),
      announced("2026-11-13"),
      onPaper("Kostnaderna gås igenom."),
    ],
    sound: [onPaper(TOLD), budget(), budget({ isPublic: false, publicNoticeOn: null, ...talked })],
  },
  "Tillkännagivande i god tid": {
    fault: [announced("2026-11-10"), announced("2026-11-06")],
    sound: [announced("2026-11-05"), announced("2026-11-02")],
  },
  "Samråd om budgeten": {
    fault: [
      onPaper("Samråd om budgeten ska hållas i januari."),
      budget({ consultation: null }),
      budget({ consultation: { on: legalDate("2026-10-14"), participants: " " } }),
      budget({ consultation: { on: legalDate("2026-11-20"), participants: "Alla medlemmar" } }),
    ],
    sound: [
      onPaper(TOLD),
      budget({ consultation: { on: legalDate("2026-11-12"), participants: "Alla medlemmar" } }),
      budget({ consultation: null, ...talked }),
    ],
  },
  "Budget i tid": {
    fault: [on("2026-12-01"), on("2026-12-11")],
    sound: [on("2026-11-30"), budget({ date: legalDate("2026-12-11"), ...talked })],
  },
};

const away = (about: Partial<Presence>, personId = "lena", more: Partial<Minutes> = {}): Case => ({
  minutes: meeting({
    presences: wholeBoard.map((one) => (one.personId === personId ? { ...one, ...about } : one)),
    ...more,
  }),
});
const allowed = { distanceDecision: "Styrelsens beslut § 4/2026" };

export const distanceCases: Golden = {
  "Deltagande på distans": {
    fault: [
      away({ mode: "video" }),
      away({ mode: "video" }, "lena", { distanceDecision: " " }),
      away({ mode: "audio" }, "lena", allowed),
    ],
    sound: [
      away({ mode: "video" }, "lena", allowed),
      away({ mode: "audio", ground: "Bilden föll bort, beslut § 12" }, "lena", allowed),
      away({ mode: "video" }, "ida"),
    ],
  },
};

/** A meeting on 25 November 2024, with the days that its own first page states. */
const paper = (
  approvedOn: string | null,
  postedOn: string | null,
  takedown: string | null,
): Case => {
  const date = (said: string | null) => (said === null ? null : legalDate(said));
  const paperNotice: PaperNotice = {
    approvedOn: date(approvedOn),
    postedOn: date(postedOn),
    takedownStated: date(takedown),
    keptAt: null,
  };
  return { minutes: meeting({ date: legalDate("2024-11-25"), paperNotice }) };
};

export const paperNoticeCases: Golden = {
  "Justering efter sammanträdet": {
    fault: [paper("2024-11-24", null, null)],
    sound: [paper("2024-11-25", null, null), paper(null, "2024-12-02", null)],
  },
  "Justering i tid": {
    fault: [paper("2024-12-10", null, null)],
    sound: [paper("2024-12-09", null, null)],
  },
  "Anslag efter justeringen": {
    fault: [paper("2024-12-02", "2024-12-01", null)],
    sound: [paper("2024-12-02", "2024-12-02", null), paper(null, "2024-12-01", null)],
  },
  "Anslag i tid": {
    fault: [paper("2024-12-02", "2024-12-05", null)],
    sound: [paper("2024-12-02", "2024-12-04", null)],
  },
  "Anslaget uppe hela tiden": {
    fault: [paper(null, "2024-12-02", "2024-12-23")],
    sound: [paper(null, "2024-11-28", "2024-12-20"), paper(null, null, "2024-12-01")],
  },
  "Sista dagen flyttas till nästa vardag": {
    fault: [paper(null, "2024-12-04", "2024-12-26")],
    sound: [paper(null, "2024-12-04", "2024-12-28")],
  },
};
