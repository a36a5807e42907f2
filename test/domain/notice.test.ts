import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, appealPeriod, type LegalDate, legalDate } from "#app/domain/calendar.ts";
import {
  boardsNeeded,
  mayPost,
  mayRemove,
  type NoticeBoard,
  noticeState,
  type Posting,
} from "#app/domain/notice.ts";
import { members } from "#test/support/minutes.ts";

const day = (text: string) => legalDate(`2026-${text}`);
const posted = (on: LegalDate, removedOn: LegalDate | null = null): Posting => ({
  on,
  by: "Ida Sjö",
  removedOn,
  removedBy: removedOn && "Ida Sjö",
});
const boards = (norrsund: Posting[], mittland: Posting[]): NoticeBoard[] => [
  { memberId: "norrsund", memberName: "Norrsunds kommun", postings: norrsund },
  { memberId: "mittland", memberName: "Region Mittland", postings: mittland },
];

test("the notice belongs on every kommun's and region's board and on no other", () => {
  expect(boardsNeeded(members).map(({ id }) => id)).toEqual(["norrsund", "mittland"]);
});

test("nothing posted, then on one board, then on all: only then the time runs, from the latest", () => {
  const today = day("03-20");
  expect(noticeState(boards([], []), today)).toEqual({
    state: "none",
    period: null,
    legalForceOn: null,
    missing: ["Norrsunds kommun", "Region Mittland"],
  });
  expect(noticeState(boards([posted(day("03-09"))], []), today)).toMatchObject({
    state: "partly_posted",
    period: null,
    missing: ["Region Mittland"],
  });
  const both = noticeState(boards([posted(day("03-09"))], [posted(day("03-11"))]), today);
  expect(both).toMatchObject({ state: "posted", missing: [] });
  expect(both.period).toEqual(appealPeriod([day("03-11")]));
  expect(both.legalForceOn).toBe("2026-04-02");
});

test("the notice may come down the day after the last day, and is down when it is so everywhere", () => {
  const up = boards([posted(day("03-09"))], [posted(day("03-11"))]);
  expect(noticeState(up, day("04-01")).state).toBe("posted");
  expect(noticeState(up, day("04-02")).state).toBe("may_be_taken_down");
  const half = boards([posted(day("03-09"), day("04-02"))], [posted(day("03-11"))]);
  expect(noticeState(half, day("04-05")).state).toBe("may_be_taken_down");
  const down = boards([posted(day("03-09"), day("04-02"))], [posted(day("03-11"), day("04-07"))]);
  expect(noticeState(down, day("04-07")).state).toBe("taken_down");
});

test("a notice that came down on the last day or before stops the time for all", () => {
  const broken = boards([posted(day("03-09"), day("04-01"))], [posted(day("03-11"))]);
  expect(noticeState(broken, day("05-01"))).toEqual({
    state: "interrupted",
    period: null,
    legalForceOn: null,
    missing: ["Norrsunds kommun"],
  });
});

test("a new posting after an interruption gives a new time, and the other board must stay up for it", () => {
  const again = [posted(day("03-09"), day("03-20")), posted(day("03-25"))];
  const anew = noticeState(boards(again, [posted(day("03-11"))]), day("03-26"));
  expect(anew.state).toBe("posted");
  expect(anew.period?.start).toBe("2026-03-25");
  const other = [posted(day("03-11"), day("04-02"))];
  expect(noticeState(boards(again, other), day("04-10"))).toMatchObject({
    state: "interrupted",
    missing: ["Region Mittland"],
  });
});

test("a notice taken down while another board never had it must go up again", () => {
  const state = noticeState(boards([posted(day("03-09"), day("05-09"))], []), day("05-10"));
  expect(state.state).toBe("interrupted");
  expect(state.missing).toEqual(["Norrsunds kommun", "Region Mittland"]);
});

test("laga kraft is only ever promised when every board carried the notice through the last day", () => {
  const start = day("01-05");
  const offset = fc.integer({ min: 0, max: 40 });
  const posting = fc
    .tuple(offset, fc.option(offset))
    .map(([on, length]) =>
      posted(addDays(start, on), length === null ? null : addDays(start, on + length)),
    );
  const history = fc.array(posting, { maxLength: 2 });
  fc.assert(
    fc.property(history, history, fc.integer({ min: 0, max: 120 }), (norrsund, mittland, now) => {
      const all = boards(norrsund, mittland);
      const { legalForceOn, period } = noticeState(all, addDays(start, now));
      const standsOn = (board: NoticeBoard, date: LegalDate) => {
        const last = board.postings.at(-1);
        return !!last && last.on <= date && (last.removedOn === null || date < last.removedOn);
      };
      const ran = (from: LegalDate) => {
        const { lastDay } = appealPeriod([from]);
        for (let date = from; date <= lastDay; date = addDays(date, 1))
          if (!all.every((board) => standsOn(board, date))) return false;
        return true;
      };
      const lasts = all.flatMap(({ postings }) => postings.at(-1)?.on ?? []).sort();
      const from = lasts.at(-1);
      const expected = from && ran(from) ? appealPeriod([from]).legalForce : null;
      expect(legalForceOn).toBe(expected);
      expect(period?.start ?? null).toBe(expected === null ? null : from);
    }),
    { numRuns: 500 },
  );
});

const approvedOn = day("03-09");
const today = day("03-20");

test("a notice in time is accepted without remark, a late one with a warning", () => {
  const none = boards([], []);
  const post = (on: string) => mayPost(none, "mittland", { on: day(on), approvedOn, today });
  expect(post("03-09")).toEqual({ ok: true, value: { remarks: [] } });
  expect(post("03-11")).toEqual({ ok: true, value: { remarks: [] } });
  expect(post("03-13")).toMatchObject({
    value: {
      remarks: [
        {
          rule: "KL-8-12",
          level: "warn",
          text: "Justeringen anslogs hos Region Mittland 2 dagar för sent. Den skulle ha anslagits senast onsdag 11 mars 2026.",
        },
      ],
    },
  });
});

const refusalOf = (result: ReturnType<typeof mayPost>) =>
  result.ok ? null : [result.refusals[0]?.rule, result.refusals[0]?.text];

test("a posting is refused before the justering, in the future, on a board not needed, and twice", () => {
  const post = (all: NoticeBoard[], memberId: string, on: string, approved = approvedOn) =>
    refusalOf(mayPost(all, memberId, { on: day(on), approvedOn: approved, today }));
  const none = boards([], []);
  expect(post(none, "mittland", "03-08")?.[1]).toContain("justerades måndag 9 mars 2026");
  expect(post(none, "mittland", "03-21")?.[1]).toContain("framtiden");
  expect(post(none, "fk", "03-09")?.[0]).toBe("FIN-19");
  expect(post(boards([posted(day("03-09"))], []), "norrsund", "03-10")?.[1]).toContain(
    "redan anslagen hos Norrsunds kommun",
  );
  expect(
    refusalOf(mayPost(none, "mittland", { on: today, approvedOn: null, today }))?.[1],
  ).toContain("inte justerat");
});

test("after an interruption the notice goes up again, not dated before it came down, and is not late", () => {
  const broken = boards([posted(day("03-09"), day("03-16"))], [posted(day("03-09"))]);
  const post = (on: string) => mayPost(broken, "norrsund", { on: day(on), approvedOn, today });
  expect(post("03-17")).toEqual({ ok: true, value: { remarks: [] } });
  expect(refusalOf(post("03-15"))?.[1]).toContain("togs ned måndag 16 mars 2026");
});

test("nothing goes up again when the time has run out", () => {
  const down = boards([posted(day("03-09"), day("04-01"))], [posted(day("03-09"))]);
  const later = { on: day("04-10"), approvedOn, today: day("04-10") };
  expect(refusalOf(mayPost(down, "norrsund", later))?.[0]).toBe("KL-13-5");
});

test("a notice is not taken down before the day, and the refusal says the day and why", () => {
  const up = boards([posted(legalDate("2022-12-05"))], [posted(legalDate("2022-12-05"))]);
  const remove = (on: string) => {
    const date = legalDate(on);
    return mayRemove(up, "norrsund", { on: date, today: date });
  };
  expect(remove("2022-12-28")).toEqual({ ok: true, value: { remarks: [] } });
  expect(remove("2022-12-27")).toEqual({
    ok: false,
    refusals: [
      {
        rule: "KL-8-12",
        source: "kommunallagen 8 kap. 12 §",
        field: "on",
        text: "Anslaget får tas ned tidigast onsdag 28 december 2022. Sista dagen att överklaga är tisdag 27 december 2022, och anslaget ska sitta uppe hela den dagen.",
      },
    ],
  });
});

test("a notice stays up while another board lacks it, and nothing comes down that is not up", () => {
  const half = boards([posted(day("03-09"))], []);
  const remove = (all: NoticeBoard[], memberId: string, on = day("05-20")) =>
    refusalOf(mayRemove(all, memberId, { on, today: day("05-20") }));
  expect(remove(half, "norrsund")).toEqual([
    "KL-13-5",
    "Anslaget får inte tas ned ännu. Överklagandetiden löper först när anslaget sitter uppe även hos Region Mittland.",
  ]);
  expect(remove(half, "mittland")?.[1]).toBe("Inget anslag sitter uppe hos Region Mittland.");
  expect(remove(half, "af")?.[0]).toBe("FIN-19");
  const up = boards([posted(day("03-09"))], [posted(day("03-09"))]);
  expect(remove(up, "norrsund", day("03-08"))?.[1]).toContain("sattes upp måndag 9 mars 2026");
  expect(remove(up, "norrsund", day("05-21"))?.[1]).toContain("framtiden");
});

test("that a notice is found gone is always noted, with what must be done", () => {
  const up = boards([posted(day("03-09"))], [posted(day("03-09"))]);
  const found = mayRemove(up, "mittland", { on: day("03-15"), today, alreadyGone: true });
  expect(found).toMatchObject({
    value: {
      remarks: [{ rule: "KL-13-5", level: "warn", suggestion: expect.stringContaining("igen") }],
    },
  });
  const late = { on: day("04-01"), today: day("04-01"), alreadyGone: true };
  expect(mayRemove(up, "mittland", late)).toEqual({ ok: true, value: { remarks: [] } });
});
