/**
 * Who may do what: pure predicates made from the one table of rights.
 * It does not say what an act needs besides the right person; that is each act's own rule.
 */
import type { LegalDate } from "./calendar.ts";
import { attesters, type Holders, register, rights, withPresidium, writers } from "./rights.ts";
import { listText } from "./wording.ts";

/** Every role in a förbund with the word a reader sees. */
export const roleNames = {
  chair: "ordförande",
  vice_chair: "vice ordförande",
  member: "ledamot",
  substitute: "ersättare",
  secretary: "sekreterare",
  director: "förbundschef",
  developer: "utvecklingsledare",
  finance: "ekonom",
  auditor: "revisor",
  administrator: "administratör",
} as const;

export type Role = keyof typeof roleNames;

export const allRoles = Object.keys(roleNames) as Role[];

/** Who acts: an account, the person it is in this förbund, and that person's roles in force on the day. */
export type Actor = {
  accountId: string;
  personId: string | null;
  roles: Role[];
  associationId: string;
};

/** What the act is done to, where the right depends on it. */
export type Subject = {
  /** The one who was ordförande at the meeting and the justerare chosen there. */
  approverIds: readonly string[];
};

export type CommandName = keyof typeof rights;

export const commandNames = Object.keys(rights) as CommandName[];

/** Pure predicate: may this actor do it? Without a subject it answers whether the actor could hold the right at all. */
export type Predicate = (actor: Actor, subject?: Subject) => boolean;

const hasRole = (actor: Actor, roles: readonly Role[]): boolean =>
  actor.roles.some((role) => roles.includes(role));

const boardRoles: Role[] = ["chair", "vice_chair", "member", "substitute"];

/**
 * The right follows the person named at the meeting and outlives the mandate: a ledamot whose time ended between
 * meeting and justering still attests what was decided. A revisor changes nothing.
 */
function mayApprove(actor: Actor, subject?: Subject): boolean {
  if (actor.personId === null || actor.roles.includes("auditor")) return false;
  if (subject) return subject.approverIds.includes(actor.personId);
  return actor.roles.length === 0 || hasRole(actor, boardRoles);
}

const predicate = (by: Holders): Predicate =>
  by === "approvers" ? mayApprove : (actor) => hasRole(actor, by);

/** May this actor do this? One predicate per command. */
export const may = Object.fromEntries(
  commandNames.map((name) => [name, predicate(rights[name].by)]),
) as Record<CommandName, Predicate>;

/** Each role as one meets it in a sentence: "ordföranden". */
export const definiteNames: Record<Role, string> = {
  chair: "ordföranden",
  vice_chair: "vice ordföranden",
  member: "en ledamot",
  substitute: "en ersättare",
  secretary: "sekreteraren",
  director: "förbundschefen",
  developer: "utvecklingsledaren",
  finance: "ekonomen",
  auditor: "revisorn",
  administrator: "administratören",
};

/** The refusal's sentence: who may do it instead. */
export function mayNotSentence(name: CommandName): string {
  const { does, by } = rights[name];
  if (by === "approvers") {
    return `Bara den som var ordförande vid sammanträdet och de som utsågs till justerare får ${does}.`;
  }
  const names = by.map((role) => definiteNames[role]);
  return `Bara ${listText(names, "eller")} får ${does}.`;
}

/** What can be read. Drafts and protokoll under justering are not public; the register and the log are inside. */
export type Readable =
  | "draft"
  | "minutes_sent"
  | "register"
  | "events"
  | "signature_sample"
  | "payment_files"
  | "fees"
  | "diary";

/**
 * May this actor read it? Everybody with a role reads the register. Drafts, and the log that tells what was
 * written in them, are read by all except one who is only administratör. A named approver reads what is to be approved,
 * also after the mandate ended.
 * All of the diarium is read by those who keep it and by the revisor, others read the public one. @see TF 2:10, 2:12 · OSL 5:2
 */
export function mayRead(actor: Actor, thing: Readable, subject?: Subject): boolean {
  const isNamed = actor.personId !== null && !!subject?.approverIds.includes(actor.personId);
  switch (thing) {
    case "register":
      return actor.roles.length > 0;
    // A picture of a signature is easily misused: only those who keep it, pay by it or audit see it.
    case "signature_sample":
      return hasRole(actor, [...register, "finance", "auditor"]);
    // They tell what people have lost in pay. Each reads the own ones on a page of their own.
    case "fees":
      return hasRole(actor, [...withPresidium, "finance", "auditor"]);
    case "diary":
      return hasRole(actor, [...writers, "auditor"]);
    // They tell where people have their accounts.
    case "payment_files":
      return hasRole(actor, [...attesters, "auditor"]);
    case "draft":
    case "events":
      return actor.roles.some((role) => role !== "administrator");
    case "minutes_sent":
      return isNamed || actor.roles.some((role) => role !== "administrator");
  }
}

/** A role held from–to, both days included; `to` null = until further notice. */
export type RoleMandate = { role: Role; from: LegalDate; to: LegalDate | null };

/** Whether the day lies within from–to, both included. */
export const isInForce = (
  mandate: { from: LegalDate; to: LegalDate | null },
  date: LegalDate,
): boolean => mandate.from <= date && (mandate.to === null || date <= mandate.to);

/** The roles in force on the day, each once, in the table's order. */
export function rolesOn(mandates: readonly RoleMandate[], date: LegalDate): Role[] {
  const held = new Set(mandates.filter((m) => isInForce(m, date)).map((m) => m.role));
  return allRoles.filter((role) => held.has(role));
}
