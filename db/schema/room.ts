/** The tables of the room: at which item the meeting is, what happened there, what the screens show. */
import type { Stamp } from "../schema.ts";

/** The meeting went over to an item; the row with the highest `turn` is where it is now. */
export type ItemVisitTable = Stamp & {
  id: string;
  association_id: string;
  meeting_id: string;
  item_id: string;
  turn: number;
  clock: string | null;
};

/** One press in the room, with the närvaro before and after as JSON, so that the last one can be undone. */
export type RoomChangeTable = Stamp & {
  id: string;
  association_id: string;
  meeting_id: string;
  turn: number;
  position: number;
  clock: string | null;
  /** The move as JSON; {"kind":"undoes"} for one that takes back the turn before it. */
  move: string;
  before: string;
  after: string;
};

/** What the board's screens show of an item since the highest `turn`: the text as it then was; null = taken down. */
export type ShownItemTable = Stamp & {
  id: string;
  association_id: string;
  meeting_id: string;
  item_id: string;
  turn: number;
  sections: string | null;
};

export type RoomTables = {
  item_visit: ItemVisitTable;
  room_change: RoomChangeTable;
  shown_item: ShownItemTable;
};
