/** Golden cases: meetings in which one rule finds a fault, and near misses in which it finds none. */
import { legalDate } from "#app/domain/calendar.ts";
import type { Item, Minutes } from "#app/domain/minutes.ts";
import type { ReviewContext } from "#app/domain/review.ts";
import { meeting, section, withItem } from "#test/support/minutes.ts";

/** A meeting, with what is known beside it. */
export type Case = { minutes: Minutes; known?: Partial<ReviewContext> };

/** By the rule's title. */
export type Golden = Record<string, { fault: Case[]; sound: Case[] }>;

/** The fourth ärende of a lawful meeting in November 2026, as told. */
export const at = (about: Partial<Item>, more: Partial<Minutes> = {}): Case => ({
  minutes: meeting({
    date: legalDate("2026-11-24"),
    items: withItem(4, { kind: "decision", financing: "Konto 4010", ...about }),
    ...more,
  }),
});

/** The fourth ärende with this text. */
export const text = (body: string, about: Partial<Item> = {}): Case =>
  at({ kind: "information", sections: [section({ body })], ...about });

/** The fourth ärende with these att-satser. */
export const clauses = (...said: string[]): Case =>
  at({
    sections: [
      section({ body: "Förslaget gås igenom.", lead: "Styrelsen beslutade", clauses: said }),
    ],
  });

/** The same case with more known beside the protokoll. */
export const knowing = (one: Case, known: Partial<ReviewContext>): Case => ({ ...one, known });
