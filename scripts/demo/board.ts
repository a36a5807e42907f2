/** The example förbund: invented names, people and sums. Told through the commands, so it cannot be unlawful. */
import { type Auth, createAccount } from "#app/auth.server.ts";
import { adoptRules } from "#app/commands/adoptRules.server.ts";
import type { Caller, Office } from "#app/commands/command.server.ts";
import { createAssociation } from "#app/commands/createAssociation.server.ts";
import { changeLetterhead } from "#app/commands/letterhead.server.ts";
import { addMember, addPerson, addSeat, giveMandate } from "#app/commands/register.server.ts";
import type { Role } from "#app/domain/authority.ts";
import { type LegalDate, legalDate } from "#app/domain/calendar.ts";
import type { MemberKind } from "#app/domain/minutes.ts";
import type { Result } from "#app/domain/result.ts";
import { defaultBoardRules } from "#app/domain/rules.ts";
import { exampleLogo } from "./logo.ts";

/** Every example person signs in with it. */
export const examplePassword = "prova paragraf";

export const associationSlug = "vidalven";

const members: { key: string; name: string; kind: MemberKind; board: string }[] = [
  {
    key: "norrsund",
    name: "Norrsunds kommun",
    kind: "municipality",
    board: "https://norrsund.exempel.se/anslagstavla",
  },
  {
    key: "alvsta",
    name: "Älvsta kommun",
    kind: "municipality",
    board: "https://alvsta.exempel.se/anslagstavla",
  },
  {
    key: "region",
    name: "Region Mittland",
    kind: "region",
    board: "https://mittland.exempel.se/anslagstavla",
  },
  { key: "fk", name: "Försäkringskassan", kind: "social_insurance", board: "" },
  { key: "af", name: "Arbetsförmedlingen", kind: "employment_service", board: "" },
];

type Duty = { role: Role; seat?: string; order?: number };

export type ExamplePerson = {
  key: string;
  name: string;
  organisation: string;
  title: string;
  duties: Duty[];
};

export const people: ExamplePerson[] = [
  person("karin", "Karin Lindvall", "Norrsunds kommun", [
    { role: "member", seat: "norrsund" },
    { role: "chair" },
  ]),
  person("omar", "Omar Haddad", "Norrsunds kommun", [
    { role: "substitute", seat: "norrsund", order: 1 },
  ]),
  person("lena", "Lena Sjöholm", "Älvsta kommun", [{ role: "member", seat: "alvsta" }]),
  person("pererik", "Per-Erik Nyman", "Älvsta kommun", [
    { role: "substitute", seat: "alvsta", order: 1 },
  ]),
  person("mats", "Mats Örnberg", "Region Mittland", [
    { role: "member", seat: "region" },
    { role: "vice_chair" },
  ]),
  person("sofia", "Sofia Brandt", "Region Mittland", [
    { role: "substitute", seat: "region", order: 1 },
  ]),
  person("amina", "Amina Yusuf", "Försäkringskassan", [{ role: "member", seat: "fk" }]),
  person("goran", "Göran Falk", "Försäkringskassan", [
    { role: "substitute", seat: "fk", order: 1 },
  ]),
  person("tobias", "Tobias Ekdahl", "Arbetsförmedlingen", [{ role: "member", seat: "af" }]),
  person("ingrid", "Ingrid Vallin", "Arbetsförmedlingen", [
    { role: "substitute", seat: "af", order: 1 },
  ]),
  person(
    "helena",
    "Helena Wiberg",
    "Samordningsförbundet Vidälven",
    [{ role: "director" }, { role: "administrator" }],
    "Förbundschef",
  ),
  person(
    "jonas",
    "Jonas Rask",
    "Samordningsförbundet Vidälven",
    [{ role: "secretary" }, { role: "developer" }],
    "Sekreterare och utvecklingsledare",
  ),
  person("petra", "Petra Lindh", "Norrsunds kommun", [{ role: "finance" }], "Ekonom"),
  person("samir", "Samir Khoury", "Norrsunds kommun", [{ role: "finance" }], "Ekonom"),
  person("birgitta", "Birgitta Holm", "Revision i Mittland", [{ role: "auditor" }], "Revisor"),
];

function person(
  key: string,
  name: string,
  organisation: string,
  duties: Duty[],
  title = "",
): ExamplePerson {
  return { key, name, organisation, title, duties };
}

export const emailOf = (key: string) => `${key}@vidalven.exempel.se`;

export type ExampleBoard = {
  associationId: string;
  /** Acts as the machine's owner. */
  owner: Caller;
  /** Acts as one of the people. */
  as: (key: string) => Caller;
  personId: (key: string) => string;
  seatId: (key: string) => string;
  memberIds: (...kinds: MemberKind[]) => string[];
};

/** A refusal here is a bug in the example: it throws. */
export function done<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`The example was refused: ${result.refusals.map((r) => r.text).join(" ")}`);
}

/** Lays up the förbund with its board. `on` is a day before everything that follows. */
export async function layUpBoard(office: Office, auth: Auth, on: LegalDate): Promise<ExampleBoard> {
  const { id: associationId } = done(
    await createAssociation(office, {
      slug: associationSlug,
      name: "Samordningsförbundet Vidälven",
      organisationNumber: "222000-0000",
      keptAt: "Samordningsförbundet Vidälvens kansli, Ågatan 4 i Norrsund",
      email: "kansliet@vidalven.exempel.se",
      phone: "0999-123 45",
      court: "Förvaltningsrätten i Mittland",
    }),
  );
  const owner = { associationId, commandLine: true as const };
  done(
    await changeLetterhead(office, owner, {
      name: "Samordningsförbundet Vidälven",
      lines: ["Ågatan 4, 123 45 Norrsund", "kansliet@vidalven.exempel.se", "Telefon 0999-123 45"],
      website: "https://www.vidalven.exempel.se",
      accent: "#1f5a78",
      ...{ picture: exampleLogo(), alt: "Vidälvens logotyp: en kulle och två vågor" },
      ...{ isDecorative: false, takesLogoAway: false },
    }),
  );
  const memberIds = new Map<string, string>();
  const seatIds = new Map<string, string>();
  for (const { key, name, kind, board } of members) {
    const member = done(await addMember(office, owner, { name, kind, noticeBoardUrl: board }));
    const seat = done(await addSeat(office, owner, { memberId: member.id, label: name }));
    memberIds.set(key, member.id);
    seatIds.set(key, seat.id);
  }
  const { personIds, accountIds } = await addPeople(office, auth, owner, seatIds, on);
  const rules = {
    ...defaultBoardRules(members.length),
    interimReport: true,
    distanceAllowed: true,
    keptAt: "Samordningsförbundet Vidälvens kansli, Ågatan 4 i Norrsund",
  };
  const ground = "Förbundsordningen, antagen av medlemmarna";
  done(await adoptRules(office, owner, { validFrom: on, ground, rules }));
  return {
    associationId,
    owner,
    as: (key) => ({ associationId, accountId: found(accountIds, key) }),
    personId: (key) => found(personIds, key),
    seatId: (key) => found(seatIds, key),
    memberIds: (...kinds) =>
      members.filter((m) => kinds.includes(m.kind)).map((m) => found(memberIds, m.key)),
  };
}

const found = (map: Map<string, string>, key: string): string => {
  const value = map.get(key);
  if (value === undefined) throw new Error(`The example has no ${key}`);
  return value;
};

const bases: Partial<Record<Role, string>> = {
  member: "Vald av medlemmen",
  substitute: "Vald av medlemmen",
  chair: "Vald av styrelsen",
  vice_chair: "Vald av styrelsen",
  auditor: "Utsedd av medlemmarna",
};

async function addPeople(
  office: Office,
  auth: Auth,
  owner: Caller,
  seatIds: Map<string, string>,
  on: LegalDate,
) {
  const personIds = new Map<string, string>();
  const accountIds = new Map<string, string>();
  for (const p of people) {
    const email = emailOf(p.key);
    const account = { name: p.name, email, password: examplePassword };
    const accountId = await createAccount(auth, account);
    const { name, organisation, title } = p;
    const added = done(
      await addPerson(office, owner, { name, email, organisation, title, accountId }),
    );
    personIds.set(p.key, added.id);
    accountIds.set(p.key, accountId);
    for (const duty of p.duties) {
      done(
        await giveMandate(office, owner, {
          personId: added.id,
          role: duty.role,
          seatId: duty.seat ? found(seatIds, duty.seat) : null,
          callingOrder: duty.order ?? null,
          basis: bases[duty.role] ?? "Anställning",
          from: mandateStart(on),
          to: null,
        }),
      );
    }
  }
  return { personIds, accountIds };
}

/** Mandates begin on 1 April the year after a general election. @see FIN-14 */
function mandateStart(on: LegalDate): LegalDate {
  let year = Number(on.slice(0, 4));
  while ((year - 2023) % 4 !== 0 || legalDate(`${year}-04-01`) > on) year -= 1;
  return legalDate(`${year}-04-01`);
}
