import type { Minutes, PresenceMode } from "../../../domain/minutes.ts";
import { summonedTo } from "../../../domain/rollCall.ts";
import type { RollRow } from "../../../ui/rollCall.tsx";
import { placeOf } from "../../../ui/roomView.ts";

/** Answers to the kallelse by person; one who has not answered is taken as usual. */
export type SummonsAnswers = Record<string, PresenceMode | "">;

/** Everybody whom the roll is called of. A ledamot and the sekreterare are expected, an ersättare is not. */
export const rollRows = (minutes: Minutes, answers: SummonsAnswers = {}): RollRow[] =>
  summonedTo(minutes).map((called) => {
    const { personId, kind } = called;
    const isExpected = kind === "member" || personId === minutes.secretaryId;
    return {
      personId,
      name: minutes.persons.find((p) => p.id === personId)?.name ?? "",
      place: placeOf(minutes, called),
      isOther: kind === "other",
      answer: answers[personId] ?? (isExpected ? "room" : ""),
    };
  });
