/** The example's risk analyses: two adopted, and a draft of the next. Invented risks of an ordinary förbund. */
import { adoptRiskAnalysis, draftRiskAnalysis } from "#app/commands/riskAnalysis.server.ts";
import { removeRisk, saveRisk } from "#app/commands/risks.server.ts";
import { addDays, type LegalDate } from "#app/domain/calendar.ts";
import type { Risk, RiskText } from "#app/domain/risk/risk.ts";
import { minutesOf } from "#db/queries/meetings.server.ts";
import { riskAnalysesOf } from "#db/queries/risk.server.ts";
import { done, type ExampleBoard } from "./board.ts";
import type { StoryOffice } from "./story.ts";
import { riskHeading } from "./texts.ts";

const owners = {
  director: { kind: "role", role: "director" },
  developer: { kind: "role", role: "developer" },
  finance: { kind: "role", role: "finance" },
  secretary: { kind: "role", role: "secretary" },
} as const;

type Told = Omit<RiskText, "due" | "owner"> & {
  /** Days from when it is written. */
  dueIn: number | null;
  owner: keyof typeof owners;
};

const none = { action: "", dueIn: null } as const;

const first: Told[] = [
  {
    ...{ routine: "Attest och utbetalning", what: "En faktura betalas två gånger" },
    ...{ severity: 3, likelihood: 2, owner: "finance", ...none },
    treatment: "Programmet varnar för samma fakturanummer, och två personer utanordnar.",
  },
  {
    ...{ routine: "Attest och utbetalning", what: "Pengar betalas till en bedragares konto" },
    ...{ severity: 4, likelihood: 2, owner: "finance", dueIn: 60 },
    treatment: "Ett nytt konto bekräftas av någon annan än den som förde in det.",
    action: "Ring de tio största leverantörerna och stäm av deras konton",
  },
  {
    ...{ routine: "Delegation", what: "Någon beslutar utan att ha rätt till det" },
    ...{ severity: 3, likelihood: 1, owner: "director", ...none },
    treatment: "Delegationsordningen prövas när beslutet förs in, och besluten anmäls.",
  },
  {
    ...{
      routine: "Diarium och arkiv",
      what: "En handling går inte att hitta när någon begär ut den",
    },
    ...{ severity: 2, likelihood: 3, owner: "secretary", ...none },
    treatment: "Handlingar registreras samma dag som de kommer in.",
  },
  {
    ...{ routine: "Diarium och arkiv", what: "Personuppgifter publiceras på webben av misstag" },
    ...{ severity: 3, likelihood: 3, owner: "secretary", dueIn: 90 },
    treatment: "Protokollet granskas och maskeras innan det publiceras.",
    action: "Gå igenom alla protokoll på webben från de senaste två åren",
  },
  {
    ...{ routine: "Ekonomi", what: "Budgeten överskrids utan att styrelsen får veta det" },
    ...{ severity: 4, likelihood: 1, owner: "finance", ...none },
    treatment: "Styrelsen får en ekonomisk rapport vid varje sammanträde.",
  },
  {
    ...{
      routine: "Ekonomi",
      what: "Det egna kapitalet växer över vad Nationella rådet rekommenderar",
    },
    ...{ severity: 2, likelihood: 4, owner: "director", dueIn: 120 },
    treatment: "Kapitalet redovisas i delårsrapporten.",
    action: "Föreslå hur överskottet kan användas till nya insatser",
  },
  {
    ...{ routine: "Insatser", what: "En insats når inte dem som den är till för" },
    ...{ severity: 3, likelihood: 3, owner: "developer", dueIn: 100 },
    treatment: "Styrgruppen följer antalet deltagare varje månad.",
    action: "Ta fram mått på nytta tillsammans med samverkansparterna",
  },
  {
    ...{ routine: "Insatser", what: "En part slutar remittera deltagare" },
    ...{ severity: 3, likelihood: 2, owner: "developer", ...none },
    treatment: "Strategirådet tar upp inflödet vid varje möte.",
  },
  {
    ...{ routine: "Bemanning", what: "Förbundschefen är borta länge" },
    ...{ severity: 3, likelihood: 2, owner: "director", ...none },
    treatment: "Utvecklingsledaren är ersättare och har samma behörigheter.",
  },
  {
    ...{ routine: "It och säkerhet", what: "Kansliets dator går sönder och arbetet försvinner" },
    ...{ severity: 2, likelihood: 2, owner: "secretary", ...none },
    treatment: "Allt sparas hos värdkommunen, som tar säkerhetskopior varje natt.",
  },
];

const textOf = ({ dueIn, owner, ...told }: Told, day: LegalDate): RiskText => ({
  ...told,
  due: dueIn === null ? null : addDays(day, dueIn),
  owner: owners[owner],
});

async function write(office: StoryOffice, board: ExampleBoard, text: RiskText, risk?: Risk) {
  done(await saveRisk(office, board.as("jonas"), { riskId: risk?.id ?? null, text }));
}

async function draftOf(office: StoryOffice, board: ExampleBoard): Promise<Risk[]> {
  const all = await riskAnalysesOf(office.db, board.associationId);
  return all.find(({ adopted }) => adopted === null)?.risks ?? [];
}

/** Writes over the risk that begins so. */
async function change(
  office: StoryOffice,
  board: ExampleBoard,
  what: string,
  about: Partial<RiskText>,
) {
  const risk = (await draftOf(office, board)).find((one) => one.what.startsWith(what));
  if (!risk) throw new Error(`The example has no risk ${what}`);
  const { id: _id, key: _key, actionId: _action, ...text } = risk;
  await write(office, board, { ...text, ...about }, risk);
}

/** What the second year's analysis says otherwise than the first. */
async function secondYear(office: StoryOffice, board: ExampleBoard, day: LegalDate) {
  await change(office, board, "Pengar betalas", { likelihood: 1, action: "", due: null });
  await change(office, board, "Personuppgifter", {
    ...{ likelihood: 2, due: addDays(day, 60) },
    action: "Gå igenom de sista protokollen från tiden före granskningen",
  });
  await change(office, board, "Det egna kapitalet", { due: addDays(day, 110) });
  await change(office, board, "En insats når", {
    ...{ severity: 4, due: addDays(day, 150) },
    action: "Pröva måtten på nytta i Ringen och Bryggan",
  });
  const remission: Told = {
    ...{ routine: "Insatser", what: "Deltagare får vänta mer än en månad på första mötet" },
    ...{ severity: 3, likelihood: 3, owner: "developer", dueIn: 45 },
    treatment: "Väntetiden mäts varje månad.",
    action: "Kom överens med vårdcentralerna om tider som hålls lediga",
  };
  await write(office, board, textOf(remission, day));
}

/** Where the meeting decided a risk analysis, it is written and adopted. */
export async function adoptTheRisks(
  office: StoryOffice,
  board: ExampleBoard,
  meetingId: string,
  day: LegalDate,
): Promise<void> {
  const minutes = await minutesOf(office.db, board.associationId, meetingId);
  const number = minutes?.items.find(({ heading }) => heading === riskHeading)?.number;
  if (number == null) return;
  const on = addDays(day, 9);
  office.setClock(on, "14:05");
  const before = await riskAnalysesOf(office.db, board.associationId);
  const like = before.length === 0 ? ("empty" as const) : ("last" as const);
  done(await draftRiskAnalysis(office, board.as("jonas"), { like }));
  if (like === "empty") for (const told of first) await write(office, board, textOf(told, on));
  else await secondYear(office, board, on);
  done(await adoptRiskAnalysis(office, board.as("jonas"), { meetingId, number }));
}

/** The draft of the next analysis, as far as the office has come. */
export async function draftTheRisks(
  office: StoryOffice,
  board: ExampleBoard,
  today: LegalDate,
): Promise<void> {
  office.setClock(today, "07:15");
  const secretary = board.as("jonas");
  done(await draftRiskAnalysis(office, secretary, { like: "last" }));
  await change(office, board, "Deltagare får vänta", {
    ...{ likelihood: 2, action: "", due: null },
    treatment: "Tre tider i veckan hålls lediga, och väntetiden mäts varje månad.",
  });
  await change(office, board, "En part slutar", {
    ...{ severity: 4, due: addDays(today, 70) },
    action: "Skriv in i samverkansavtalen hur många platser varje part fyller",
  });
  const attack: Told = {
    ...{ routine: "It och säkerhet", what: "Ett angrepp låser kansliets filer" },
    ...{ severity: 4, likelihood: 2, owner: "secretary", dueIn: 80 },
    treatment: "Värdkommunen sköter skyddet och loggarna.",
    action: "Öva en dag utan datorer tillsammans med värdkommunen",
  };
  await write(office, board, textOf(attack, today));
  const gone = (await draftOf(office, board)).find(({ what }) =>
    what.startsWith("Kansliets dator"),
  );
  if (gone) done(await removeRisk(office, secretary, { riskId: gone.id }));
}
