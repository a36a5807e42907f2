import { describe, expect, test } from "vitest";
import { presentAt, quorumAt } from "#app/domain/attendance.ts";
import type { RoomRules } from "#app/domain/callIn.ts";
import type { Item, Minutes, Presence } from "#app/domain/minutes.ts";
import type { Result } from "#app/domain/result.ts";
import { type Move, moveInRoom } from "#app/domain/room.ts";
import { defaultBoardRules } from "#app/domain/rules.ts";
import {
  disqualified,
  item,
  mandate,
  mandates,
  meeting,
  presence,
  wholeBoard,
  withItem,
} from "#test/support/minutes.ts";
import { refusal, value } from "#test/support/story.ts";

const rules: RoomRules = defaultBoardRules(4);

const counter = () => {
  let last = 0;
  return () => {
    last += 1;
    return `new-${last}`;
  };
};

type At = { position?: number; time?: string; rules?: Partial<RoomRules> };

const move = (minutes: Minutes, one: Move, at: At = {}): Result<Presence[]> =>
  moveInRoom(
    {
      minutes,
      rules: { ...rules, ...at.rules },
      moment: { position: at.position ?? 3, time: at.time ?? "13:30" },
      newId: counter(),
    },
    one,
  );

const arrives = (personId: string): Move => ({
  kind: "arrives",
  personId,
  mode: "room",
  ground: null,
});
const leaves = (personId: string): Move => ({ kind: "leaves", personId });
const serves = (personId: string, member: string, ground: string | null = null): Move => ({
  kind: "serves",
  personId,
  seatId: `seat-${member}`,
  ground,
});

/** "anna member mittland" for each person at the item, in the order of the seats. */
function seated(minutes: Minutes, position: number): string[] {
  const here = minutes.items.find((one) => one.position === position) as Item;
  return presentAt(minutes, here)
    .map((p) => [p.personId, p.capacity, p.seatId?.replace("seat-", "") ?? ""].join(" ").trim())
    .toSorted();
}

function after(minutes: Minutes, ...moves: [Move, At?][]): Minutes {
  let now = minutes;
  for (const [one, at] of moves) now = { ...now, presences: value(move(now, one, at)) };
  return now;
}

const substitute = (personId: string, about: Partial<Presence> = {}) =>
  presence(personId, null, { capacity: "substitute", ...about });

/** Per's member also has a second ersättare, Nils, who is called after Tor. */
const withSecond = (about: Partial<Minutes> = {}) =>
  meeting({
    persons: [
      ...meeting().persons,
      { id: "nils", name: "Nils Ask", organisation: "Norrsunds kommun", title: "" },
    ],
    mandates: [...mandates, mandate("nils", "norrsund", "substitute", { callingOrder: 2 })],
    ...about,
  });

describe("leaving", () => {
  test("a ledamot who leaves is not there from the ärende the meeting is at", () => {
    const now = after(meeting(), [leaves("per")]);
    expect(seated(now, 2)).toContain("per member norrsund");
    expect(seated(now, 3).join()).not.toContain("per");
    const left = now.presences.find((p) => p.personId === "per");
    expect(left).toMatchObject({ toPosition: 2, toTime: "13:30" });
  });

  test("the ersättare of the same member who is here serves at once, first called first", () => {
    const here = [...wholeBoard, substitute("nils"), substitute("tor"), substitute("ulla")];
    const now = after(withSecond({ presences: here }), [leaves("per")]);
    expect(seated(now, 3)).toContain("tor serving_substitute norrsund");
    expect(seated(now, 3)).toContain("nils substitute");
    expect(seated(now, 3)).toContain("ulla substitute");
    expect(seated(now, 2)).toContain("tor substitute");
  });

  test("an ersättare who is jävig there is not called", () => {
    const items = withItem(3, { stances: [disqualified("tor")] });
    const here = [...wholeBoard, substitute("tor"), substitute("nils")];
    const now = after(withSecond({ items, presences: here }), [leaves("per")]);
    expect(seated(now, 3)).toContain("nils serving_substitute norrsund");
  });

  test("when the serving ersättare leaves, the next one serves", () => {
    const here = [...wholeBoard, substitute("tor"), substitute("nils")];
    const now = after(withSecond({ presences: here }), [leaves("per")], [leaves("tor")]);
    expect(seated(now, 3)).toContain("nils serving_substitute norrsund");
  });

  test("one who came and went at the same ärende was there for none", () => {
    const now = after(
      meeting({ presences: wholeBoard.slice(0, 3) }),
      [arrives("omar")],
      [leaves("omar"), { time: "13:40" }],
    );
    expect(now.presences).toHaveLength(3);
  });

  test("one who is not there cannot leave", () => {
    const minutes = meeting({ presences: wholeBoard.slice(0, 3) });
    expect(refusal(move(minutes, leaves("omar")))).toBe(
      "Omar Lind är inte antecknad som närvarande vid § 13. Anteckna först att personen kom.",
    );
  });
});

describe("arriving", () => {
  test("a ledamot takes the own seat, and the ersättare steps back", () => {
    const here = wholeBoard.map((one) =>
      one.personId === "per"
        ? presence("tor", "norrsund", { capacity: "serving_substitute" })
        : one,
    );
    const now = after(meeting({ presences: here }), [arrives("per")]);
    expect(seated(now, 3)).toContain("per member norrsund");
    expect(seated(now, 3)).toContain("tor substitute");
    expect(seated(now, 2)).toContain("tor serving_substitute norrsund");
  });

  test("an ersättare serves at once when the seat is empty, and else only attends", () => {
    const absent = wholeBoard.filter(({ personId }) => personId !== "per");
    expect(seated(after(meeting({ presences: absent }), [arrives("tor")]), 3)).toContain(
      "tor serving_substitute norrsund",
    );
    expect(seated(after(meeting(), [arrives("tor")]), 3)).toContain("tor substitute");
  });

  test("an ersättare who has begun keeps the seat before one earlier in the order", () => {
    const here = [
      ...wholeBoard.filter(({ personId }) => personId !== "per"),
      presence("nils", "norrsund", { capacity: "serving_substitute" }),
    ];
    const minutes = withSecond({ presences: here });
    expect(seated(after(minutes, [arrives("tor")]), 3)).toContain(
      "nils serving_substitute norrsund",
    );
    const other = { rules: { substituteHasPriority: false } };
    const given = seated(after(minutes, [arrives("tor"), other]), 3);
    expect(given).toContain("tor serving_substitute norrsund");
    expect(given).toContain("nils substitute");
  });

  test("nobody is in two places", () => {
    expect(refusal(move(meeting(), arrives("per")))).toBe(
      "Per Alm är redan närvarande sedan § 11. En person kan bara vara på ett ställe åt gången.",
    );
  });

  test("a ledamot who left may not serve again the same day, unless the förbund lets it", () => {
    const now = after(meeting(), [leaves("per")]);
    const later = { position: 4, time: "14:00" };
    const no = move(now, arrives("per"), later);
    expect(refusal(no)).toContain("Per Alm avbröt sin tjänstgöring kl. 13.30 av annat skäl än jäv");
    expect(no.ok ? null : no.refusals[0]?.rule).toBe("KL-5-20");
    const back = after(now, [arrives("per"), { ...later, rules: { memberMayReturn: true } }]);
    expect(seated(back, 4)).toContain("per member norrsund");
    expect(seated(back, 3).join()).not.toContain("per");
  });

  test("one who was out only while jävig may serve again", () => {
    const items = withItem(3, { stances: [disqualified("per")] });
    const now = after(meeting({ items }), [leaves("per")]);
    const back = after(now, [arrives("per"), { position: 4, time: "14:00" }]);
    expect(seated(back, 4)).toContain("per member norrsund");
  });

  test("one without uppdrag comes as tjänsteman or guest, and never serves", () => {
    const none = meeting({
      presences: [],
      persons: [...meeting().persons, { id: "gun", name: "Gun Ö", organisation: "", title: "" }],
    });
    const now = after(none, [arrives("ida")], [arrives("gun")]);
    expect(seated(now, 3)).toEqual(["gun guest", "ida staff"]);
  });
});

describe("time", () => {
  test("a time before the meeting or after its end is told so", () => {
    expect(refusal(move(meeting(), leaves("per"), { time: "12:59" }))).toBe(
      "Klockan 12.59 är före sammanträdet, som öppnades kl. 13.00.",
    );
    expect(refusal(move(meeting(), leaves("per"), { time: "15:01" }))).toBe(
      "Klockan 15.01 är efter sammanträdet, som avslutades kl. 15.00.",
    );
  });

  test("a person's times never run backwards, not those of one who is called in either", () => {
    const here = [...wholeBoard, substitute("tor", { fromPosition: 2, fromTime: "13:45" })];
    const minutes = meeting({ presences: here });
    expect(refusal(move(minutes, leaves("tor"), { time: "13:44" }))).toBe(
      "Tiden går baklänges: Tor Hägg är senast antecknad kl. 13.45, och kl. 13.44 är före det.",
    );
    expect(refusal(move(minutes, leaves("per"), { time: "13:44" }))).toContain("Tor Hägg");
    expect(move(minutes, leaves("per"), { time: "13:45" }).ok).toBe(true);
  });

  test("what is noted for a later ärende is not overwritten from an earlier one", () => {
    const now = after(meeting(), [leaves("per"), { position: 4, time: "14:00" }]);
    expect(refusal(move(now, leaves("per"), { position: 2, time: "14:10" }))).toBe(
      "Närvaron för Per Alm är redan ändrad från § 14. Gå till den paragrafen, eller rätta på sidan Närvaro.",
    );
  });
});

describe("distans", () => {
  const goes = (mode: "video" | "audio" | "room", ground: string | null = null): Move => ({
    kind: "changes_mode",
    personId: "per",
    mode,
    ground,
  });

  test("needs styrelsen's decision, for ledamöter and ersättare but not for staff", () => {
    const no = move(meeting(), goes("video"));
    expect(refusal(no)).toContain("Per Alm kan inte delta på distans");
    expect(no.ok ? null : no.refusals[0]?.rule).toBe("FIN-19a");
    expect(move(meeting(), goes("video"), { rules: { distanceAllowed: true } }).ok).toBe(true);
    expect(move(meeting({ distanceDecision: "§ 4/2026" }), goes("video")).ok).toBe(true);
    expect(move(meeting(), { ...goes("video"), personId: "ida" } as Move).ok).toBe(true);
  });

  test("sound alone needs its särskilda skäl", () => {
    const minutes = meeting({ distanceDecision: "§ 4/2026" });
    expect(refusal(move(minutes, goes("audio", " ")))).toContain("Enbart ljud kräver");
    const now = after(minutes, [goes("audio", "Bilden föll bort, § 12")]);
    expect(presentAt(now, item(3)).find((p) => p.personId === "per")).toMatchObject({
      mode: "audio",
      ground: "Bilden föll bort, § 12",
    });
    const back = after(now, [goes("room"), { position: 4, time: "14:00" }]);
    expect(presentAt(back, item(4)).find((p) => p.personId === "per")).toMatchObject({
      mode: "room",
      ground: null,
    });
  });

  test("arriving at distance is tried the same way", () => {
    const minutes = meeting({ presences: wholeBoard.filter((p) => p.personId !== "per") });
    const video: Move = { kind: "arrives", personId: "per", mode: "video", ground: null };
    expect(refusal(move(minutes, video))).toContain("kan inte delta på distans");
  });
});

describe("serving", () => {
  const javAtGrant = withItem(4, { stances: [disqualified("per")] });
  const grant = { position: 4, time: "14:05" };

  test("for one who is jävig it holds to that ärende only", () => {
    const minutes = meeting({ items: javAtGrant, presences: [...wholeBoard, substitute("tor")] });
    expect(quorumAt(minutes, minutes.items[3] as Item).present).toBe(3);
    const now = after(minutes, [serves("tor", "norrsund"), grant]);
    expect(quorumAt(now, now.items[3] as Item).present).toBe(4);
    expect([3, 4, 5].map((p) => seated(now, p).find((s) => s.startsWith("tor")))).toEqual([
      "tor substitute",
      "tor serving_substitute norrsund",
      "tor substitute",
    ]);
  });

  test("not on a seat where somebody serves, nor on two seats", () => {
    const minutes = meeting({ presences: [...wholeBoard, substitute("tor")] });
    const no = move(minutes, serves("tor", "norrsund"));
    expect(refusal(no)).toContain("Per Alm tjänstgör på Norrsunds kommun. En plats har en röst");
    expect(refusal(move(minutes, serves("anna", "norrsund")))).toBe(
      "Anna Ek tjänstgör redan. En person har en plats och en röst.",
    );
  });

  test("only for the own member, and not when jävig", () => {
    const absent = wholeBoard.filter(({ personId }) => personId !== "lena");
    const minutes = meeting({ presences: [...absent, substitute("tor")] });
    expect(refusal(move(minutes, serves("tor", "fk")))).toContain(
      "Tor Hägg är inte ersättare för Försäkringskassan",
    );
    const items = withItem(4, { stances: [disqualified("per"), disqualified("tor")] });
    const both = meeting({ items, presences: [...wholeBoard, substitute("tor")] });
    expect(refusal(move(both, serves("tor", "norrsund"), grant))).toBe(
      "Tor Hägg är jävig i ärendet och kan inte tjänstgöra.",
    );
  });

  test("out of the calling order only with a reason", () => {
    const here = [...wholeBoard, substitute("tor"), substitute("nils")];
    const minutes = withSecond({ items: javAtGrant, presences: here });
    const no = move(minutes, serves("nils", "norrsund"), grant);
    expect(refusal(no)).toContain("Tor Hägg är på plats och ska kallas före Nils Ask");
    expect(no.ok ? null : no.refusals[0]?.field).toBe("ground");
    expect(move(minutes, serves("nils", "norrsund", "Tor avstod"), grant).ok).toBe(true);
  });

  test("one who steps aside gives the seat to the next, and a ledamot cannot", () => {
    const here = [...wholeBoard, substitute("tor"), substitute("nils")];
    const now = after(withSecond({ presences: here }), [leaves("per")]);
    const aside = after(now, [{ kind: "steps_aside", personId: "tor" }]);
    expect(seated(aside, 3)).toContain("nils serving_substitute norrsund");
    expect(seated(aside, 3)).toContain("tor substitute");
    expect(refusal(move(now, { kind: "steps_aside", personId: "anna" }))).toContain(
      "Anna Ek tjänstgör inte som ersättare",
    );
  });
});
