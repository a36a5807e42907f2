/** A form saved on top of a newer save: merged where it can be, asked about where it cannot, and never lost. */
import { describe, expect } from "vitest";
import { clashesOf, type WriteItem, writeItem } from "#app/commands/items.server.ts";
import { giveMandate } from "#app/commands/register.server.ts";
import { mergedByForm } from "#app/commands/staleItem.server.ts";
import { typeInItem } from "#app/commands/writing.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import type { Choice } from "#app/domain/clash.ts";
import type { FormBase, ItemText } from "#app/domain/itemText.ts";
import type { Section } from "#app/domain/minutes.ts";
import { fromSections } from "#app/writing/fromSections.ts";
import { begin, rewrite } from "#app/writing/shared.ts";
import { itemRow, minutesOf, sectionsOf } from "#db/queries/meetings.server.ts";
import { latestVersion, versionsOf, writingOf } from "#db/queries/writing.server.ts";
import { officeOn, onEachDatabase, type TestOffice } from "../support/office.ts";
import { board, planned, refusal, type TestBoard, value } from "../support/story.ts";

const text = (body: string): Section[] => [{ body, lead: "", clauses: [] }];

async function desk(database: Parameters<typeof officeOn>[0]) {
  const office = officeOn(database);
  const own = await board(office);
  await secondWriter(office, own);
  const meetingId = await planned(office, own);
  const items = (await minutesOf(office.db, own.associationId, meetingId))?.items ?? [];
  const ids = items.slice(4, 6).map(({ id }) => id);
  const [itemId = "", otherId = ""] = ids;
  const start = await opened(office, own, itemId);
  value(await save(office, own, start, { sections: text("Rask redogör. Lind tackar.") }));
  return { office, own, itemId, otherId };
}

/** A förbundschef, who writes beside the sekreteraren. */
async function secondWriter(office: TestOffice, own: TestBoard) {
  const mandate = {
    ...{ personId: own.person("substitute"), role: "director" as const, seatId: null },
    ...{ callingOrder: null, basis: "Anställning", from: legalDate("2023-04-01"), to: null },
  };
  value(await giveMandate(office, own.owner, mandate));
}

type Opened = { itemId: string; revision: number; base: FormBase };

/** The form as somebody opens it now. */
async function opened(office: TestOffice, own: TestBoard, itemId: string): Promise<Opened> {
  const row = await itemRow(office.db, own.associationId, itemId);
  const latest = await latestVersion(office.db, itemId);
  if (!row) throw new Error("No such item");
  const { heading, financing, revision } = row;
  const base: FormBase = {
    ...{ heading, financing, kind: row.kind as FormBase["kind"] },
    sections: await sectionsOf(office.db, itemId),
    seen: latest ? { number: latest.number, at: latest.at } : null,
  };
  return { itemId, revision, base };
}

const form = (
  { itemId, revision, base }: Opened,
  typed: Partial<ItemText>,
  choices: [string, Choice][] = [],
): WriteItem => {
  const { seen: _, ...before } = base;
  return {
    ...{ ...before, ...typed, itemId, revision },
    openedOn: { base, choices: new Map(choices) },
  };
};

const save = (
  office: TestOffice,
  own: TestBoard,
  on: Opened,
  typed: Partial<ItemText>,
  formId?: string,
) => writeItem(office, own.as("secretary"), form(on, typed), formId);

const bodyOf = async (office: TestOffice, itemId: string) =>
  (await sectionsOf(office.db, itemId))[0]?.body;

describe("a stale form", () => {
  onEachDatabase("is merged with what another saved, and says from whom", async (database) => {
    const { office, own, itemId } = await desk(database);
    const [mine, hers] = [await opened(office, own, itemId), await opened(office, own, itemId)];
    const typed = { heading: "Läget i höst", sections: text("Rask redogör. Lind tackar Rask.") };
    value(await writeItem(office, own.as("substitute"), form(hers, typed)));
    const own2 = { sections: text("Rask redogör kort. Lind tackar."), financing: "Konto 40" };
    value(await save(office, own, mine, own2, "min-flik"));
    expect(await bodyOf(office, itemId)).toBe("Rask redogör kort. Lind tackar Rask.");
    const row = await itemRow(office.db, own.associationId, itemId);
    expect(row).toMatchObject({ heading: "Läget i höst", financing: "Konto 40" });
    const merged = await mergedByForm(office.db, own.associationId, itemId, "min-flik");
    expect(merged?.writers.map(({ name }) => name)).toEqual(["Ida Sjö"]);
    expect(merged?.taken.map(({ place, saved }) => [place, saved])).toEqual([
      ["heading", "Läget i höst"],
      ["text", "Lind tackar Rask."],
    ]);
    const bodies = (await versionsOf<Section>(office.db, itemId)).map(({ said }) => said[0]?.body);
    expect(bodies.slice(0, 2)).toEqual([
      "Rask redogör kort. Lind tackar Rask.",
      "Rask redogör. Lind tackar Rask.",
    ]);
    expect(await mergedByForm(office.db, own.associationId, itemId, "okänd")).toBeNull();
    expect(await mergedByForm(office.db, own.associationId, "annat", "min-flik")).toBeNull();
  });

  onEachDatabase("is merged with what is being typed in the protokoll", async (database) => {
    const { office, own, itemId } = await desk(database);
    const mine = await opened(office, own, itemId);
    const writing = await writingOf(office.db, itemId);
    const state = writing
      ? new Uint8Array(writing.state)
      : begin(fromSections(mine.base.sections)).state;
    const update = rewrite(
      state,
      fromSections(text("Rask redogör. Lind tackar.\n\nEn fråga ställs.")),
    ).state;
    value(await typeInItem(office, own.as("substitute"), { itemId, update }));
    value(await save(office, own, mine, { sections: text("Rask redogör kort. Lind tackar.") }));
    expect(await bodyOf(office, itemId)).toBe(
      "Rask redogör kort. Lind tackar.\n\nEn fråga ställs.",
    );
    const after = rewrite(
      update,
      fromSections(text("Rask redogör. Lind tackar.\n\nEn fråga ställs och besvaras.")),
    );
    value(await typeInItem(office, own.as("substitute"), { itemId, update: after.state }));
    expect(await bodyOf(office, itemId)).toBe(
      "Rask redogör kort. Lind tackar.\n\nEn fråga ställs och besvaras.",
    );
  });

  onEachDatabase(
    "asks where both have changed the same, and saves what is chosen",
    async (database) => {
      const { office, own, itemId } = await desk(database);
      const [mine, hers] = [await opened(office, own, itemId), await opened(office, own, itemId)];
      const hersTyped = { sections: text("Rask redogör länge. Lind tackar. Mötet ajourneras.") };
      value(await writeItem(office, own.as("substitute"), form(hers, hersTyped)));
      const typed = { sections: text("Rask redogör kort. Lind tackar.") };
      const said = refusal(await save(office, own, mine, typed));
      expect(said).toContain("Ida Sjö har sparat en nyare version");
      expect(said).toContain("Välj vad som ska stå");
      expect(await bodyOf(office, itemId)).toBe(
        "Rask redogör länge. Lind tackar. Mötet ajourneras.",
      );
      const asked = await clashesOf(office, own.associationId, form(mine, typed));
      expect(asked?.clashes.map((clash) => [clash.mine, clash.saved])).toEqual([
        ["Rask redogör kort.", "Rask redogör länge."],
      ]);
      const id = asked?.clashes[0]?.id ?? "";
      const chosen = form(mine, typed, [[id, "both"]]);
      value(await writeItem(office, own.as("secretary"), chosen));
      expect(await bodyOf(office, itemId)).toBe(
        "Rask redogör länge. Rask redogör kort. Lind tackar. Mötet ajourneras.",
      );
    },
  );

  onEachDatabase("makes no opening into another kind by being merged", async (database) => {
    const { office, own, itemId } = await desk(database);
    const minutes = await minutesOf(
      office.db,
      own.associationId,
      (await itemRow(office.db, own.associationId, itemId))?.meeting_id ?? "",
    );
    const opening = await opened(office, own, minutes?.items[0]?.id ?? "");
    value(await save(office, own, opening, { heading: "Öppnande" }));
    expect(refusal(await save(office, own, opening, { kind: "decision" }))).toContain(
      "kan inte bli ett annat slags ärende",
    );
  });
});

onEachDatabase("saving one paragraf never makes another one's form stale", async (database) => {
  const { office, own, itemId, otherId } = await desk(database);
  const other = await opened(office, own, otherId);
  const row = await itemRow(office.db, own.associationId, otherId);
  const first = await opened(office, own, itemId);
  value(await save(office, own, first, { sections: text(`Se [§](arende:${otherId}).`) }));
  const writing = await writingOf(office.db, itemId);
  const update = rewrite(
    new Uint8Array(writing?.state ?? []),
    fromSections(text("Omskrivet.")),
  ).state;
  value(await typeInItem(office, own.as("substitute"), { itemId, update }));
  expect(await itemRow(office.db, own.associationId, otherId)).toEqual(row);
  const { itemId: id, revision, base } = other;
  const { seen: _, ...before } = base;
  // Without what it was opened on, a stale form would be refused whole.
  const plain = { ...before, itemId: id, revision, sections: text("Utan att jämföras.") };
  value(await writeItem(office, own.as("secretary"), plain));
  expect(await bodyOf(office, otherId)).toBe("Utan att jämföras.");
});
