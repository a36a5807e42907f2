/** An invented delegationsordning and the people it is given to. */
import type { Role } from "#app/domain/authority.ts";
import { knownBaseAmounts } from "#app/domain/baseAmounts.ts";
import { type LegalDate, legalDate } from "#app/domain/calendar.ts";
import type { DecisionFacts, NewDecision } from "#app/domain/delegation/checkDecision.ts";
import type { DelegatedDecision } from "#app/domain/delegation/decision.ts";
import {
  type DelegationGroup,
  type DelegationOrder,
  type DelegationPerson,
  defaultDelegationSettings,
} from "#app/domain/delegation/order.ts";

export const day = (text: string): LegalDate => legalDate(text);

export const mandate = (role: Role, from = "2025-01-01", to: string | null = null) => ({
  ...{ role, from: day(from), to: to === null ? null : day(to) },
});

export const person = (
  id: string,
  name: string,
  roles: DelegationPerson["roles"],
  ties: DelegationPerson["ties"] = [],
): DelegationPerson => ({ id, name, roles, ties });

export const people: DelegationPerson[] = [
  person("anna", "Anna Ek", [mandate("member"), mandate("chair", "2025-01-01", "2026-06-30")]),
  person("per", "Per Alm", [mandate("member"), mandate("chair", "2026-07-01")]),
  person("siv", "Siv Hed", [mandate("director")]),
  person("eva", "Eva Lind", [mandate("member", "2025-01-01", "2026-03-31")]),
  person("rut", "Rut Dal", [mandate("auditor")]),
];

export const group = (about: Partial<DelegationGroup> = {}): DelegationGroup => ({
  ...{ id: "inkop", title: "Inköp av kontorsmaterial", subject: "procurement" },
  cap: { kind: "priceBaseAmounts", count: 1 },
  delegates: [{ kind: "role", role: "chair" }],
  ...about,
});

export const order = (about: Partial<DelegationOrder> = {}): DelegationOrder => ({
  ...{ id: "o1", number: 1, from: day("2026-01-01"), to: day("2026-12-31") },
  adopted: { meetingId: "m", meetingDate: day("2025-12-10"), paragraf: 84 },
  settings: defaultDelegationSettings,
  groups: [group()],
  ...about,
});

export const decided = (about: Partial<DelegatedDecision> = {}): DelegatedDecision => ({
  ...{ id: "d1", year: 2026, serial: 1, decidedOn: day("2026-02-10"), orderId: "o1" },
  ...{ groupId: "inkop", groupTitle: "Inköp av kontorsmaterial" },
  ...{ delegateId: "anna", delegateName: "Anna Ek (ordförande)", what: "Stolar" },
  ...{ object: "Möbler", supplier: "Trävaror i Norrsund AB", ore: 4_000_000 },
  ...{ corrects: null, isVoid: false },
  ...about,
});

export const fresh = (about: Partial<NewDecision> = {}): NewDecision => ({
  ...{ decidedOn: day("2026-03-10"), groupId: "inkop", delegateId: "anna", what: "Bord" },
  ...{ object: "Bord", supplier: "Bordskompaniet", ore: 1_000_000 },
  ...{ corrects: null, isVoid: false, reason: "" },
  ...about,
});

export const facts = (about: Partial<DecisionFacts> = {}): DecisionFacts => ({
  ...{ orders: [order()], persons: people, decisions: [] },
  baseAmounts: knownBaseAmounts,
  ...{ strictEmployer: true, today: day("2026-12-01") },
  ...about,
});
