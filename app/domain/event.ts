/**
 * Everything that can be recorded, one line of meaning each, and the canonical form that is hashed.
 * It does not store or hash: the chain is in `db/queries/events.server.ts`.
 */

/** What each kind means to the person who reads the log. */
export const eventMeaning = {
  "association.created": "Förbundet lades upp",
  "association.changed": "Förbundets uppgifter ändrades",
  "letterhead.changed": "Förbundets brevhuvud ändrades",
  "attestOrder.drafted": "Ett utkast till attestordning påbörjades",
  "attestOrder.changed": "Dagarna eller bokföringsordern i utkastet till attestordning ändrades",
  "attestRight.saved": "En rad i utkastet till attestordning skrevs",
  "attestRight.removed": "En rad i utkastet till attestordning togs bort",
  "attestOrder.discarded": "Ett utkast till attestordning kastades",
  "attestOrder.adopted": "Attestordningen antogs",
  "riskAnalysis.drafted": "Ett utkast till riskanalys påbörjades",
  "riskAnalysis.changed": "Året eller gränserna i utkastet till riskanalys ändrades",
  "riskAnalysis.imported": "Risker lästes in i utkastet till riskanalys",
  "riskAnalysis.discarded": "Ett utkast till riskanalys kastades",
  "riskAnalysis.adopted": "Riskanalysen antogs",
  "risk.saved": "En risk i utkastet till riskanalys skrevs",
  "risk.removed": "En risk i utkastet till riskanalys togs bort",
  "controlPlan.drafted": "Ett utkast till plan för intern kontroll påbörjades",
  "controlPlan.changed": "Året i utkastet till plan för intern kontroll ändrades",
  "controlPlan.written": "Kontrollmoment i utkastet till plan för intern kontroll skrevs",
  "controlPlan.removed": "Ett kontrollmoment i utkastet togs bort",
  "controlPlan.discarded": "Ett utkast till plan för intern kontroll kastades",
  "controlPlan.adopted": "Planen för intern kontroll antogs",
  "control.made": "En kontroll gjordes",
  "control.reported": "Kontrollerna redovisades för styrelsen, och rapporten sparades",
  "payment.entered": "En utbetalning fördes in",
  "payment.changed": "En utbetalning ändrades",
  "payment.paperAdded": "Underlag lades till en utbetalning",
  "payment.accountConfirmed": "Ett nytt konto bekräftades",
  "payment.attested": "Ett steg i en utbetalning togs",
  "payment.returned": "En utbetalning lämnades tillbaka",
  "payment.paid": "En utbetalning antecknades som betald",
  "payment.cameBack": "Pengarna för en betald utbetalning kom tillbaka",
  "payment.backClosed": "En återkommen utbetalning ska inte betalas på nytt",
  "payment.backWithdrawn": "Anteckningen att pengarna kom tillbaka togs tillbaka",
  "payment.cancelled": "En utbetalning makulerades",
  "payment.sampled": "Ett stickprov drogs bland utbetalningarna",
  "payer.changed": "Kontot som utbetalningar dras från ändrades",
  "digest.wished": "E-post om vad som väntar slogs på eller av",
  "bulkLimit.changed": "Gränsen för att attestera flera på en gång ändrades",
  "paymentFile.made": "En betalfil gjordes",
  "paymentFile.withdrawn": "En betalfil togs tillbaka",
  "bankAnswer.received": "En fil från banken lästes in",
  "fees.decided": "Ett beslut om arvoden fördes in",
  "baseAmount.entered": "Ett basbelopp fördes in",
  "fee.confirmed": "En ersättning bekräftades",
  "fee.corrected": "En ersättning rättades",
  "errand.registered": "En förrättning registrerades",
  "errand.corrected": "En förrättning rättades",
  "errand.vouched": "Att en förrättning var beställd bekräftades",
  "errand.withdrawn": "En förrättning återtogs",
  "feePeriod.closed": "En period av ersättningar stängdes",
  "grant.entered": "Ett bidrag med utbetalningsplan fördes in",
  "grant.ended": "Ett bidrag togs tillbaka",
  "grant.lineChosen": "Ett bidrag knöts till en budgetpost",
  "condition.fulfilled": "Ett villkor antecknades som uppfyllt",
  "condition.withdrawn": "En anteckning om uppfyllt villkor togs tillbaka",
  "budget.lineSet": "En budgetpost fördes in eller ändrades",
  "budget.imported": "Budgeten lästes in ur en SIE-fil",
  "liquidity.told": "Vad som fanns på kontot fördes in",
  "claim.entered": "En motfordran fördes in",
  "claim.ended": "En motfordran avslutades",
  "signatureSample.registered": "Ett namnteckningsprov registrerades",
  "approvalMethod.chosen": "Hur protokoll justeras fördes in",
  "template.changed": "En mall ändrades",
  "template.reverted": "En mall återställdes till den som följer med",
  "member.added": "En medlem lades till",
  "person.added": "En person lades till",
  "seat.added": "En plats i styrelsen lades till",
  "mandate.given": "Ett uppdrag gavs",
  "mandate.ended": "Ett uppdrag avslutades",
  "rules.adopted": "Förbundsordningens regler fördes in",
  "meeting.planned": "Ett sammanträde planerades",
  "meeting.changed": "Uppgifter om sammanträdet ändrades",
  "item.added": "Ett ärende lades till",
  "item.moved": "Ett ärende flyttades",
  "item.struck": "Ett ärende utgick",
  "item.written": "Texten i ett ärende skrevs",
  "item.corrected": "En rättelse som granskningen föreslog gjordes",
  "tie.added": "En bindning fördes in i registret",
  "tie.ended": "En bindning upphörde",
  "party.added": "En part fördes in vid ett ärende",
  "party.removed": "En part togs bort från ett ärende",
  "interest.answered": "En fråga om jäv besvarades",
  "interest.withdrawn": "Ett svar på en fråga om jäv togs tillbaka",
  "item.restored": "En äldre version av texten i ett ärende återställdes",
  "phrase.saved": "En fras lades undan",
  "phrase.removed": "En fras togs bort",
  "proposal.written": "Förslaget till beslut skrevs",
  "proposal.decided": "Ett förslag fördes in som beslut",
  "meeting.summoned": "Kallelsen gick ut",
  "summons.opened": "En kallad öppnade kallelsen",
  "summons.answered": "En kallad svarade på kallelsen",
  "substitute.called": "En ersättare kallades in",
  "substitute.released": "En ersättares inkallelse upphörde",
  "letter.requeued": "Ett brev ska skickas igen",
  "meeting.opened": "Sammanträdet öppnades",
  "presence.recorded": "Närvaron ändrades",
  "presence.undone": "Den senaste ändringen av närvaron ångrades",
  "item.reached": "Sammanträdet gick till ett ärende",
  "item.shown": "Ett ärende visades på styrelsens skärmar",
  "item.hidden": "Ett ärende togs ned från styrelsens skärmar",
  "stance.recorded": "Jäv eller avstående antecknades",
  "stance.withdrawn": "En anteckning om jäv eller avstående togs bort",
  "motion.recorded": "Ett yrkande antecknades",
  "motion.withdrawn": "Ett yrkande återtogs",
  "proceeding.arranged": "Propositionsordningen ändrades",
  "question.put": "En fråga och dess svar antecknades",
  "question.undone": "En antecknad fråga togs tillbaka",
  "reservation.recorded": "En reservation antecknades",
  "reservation.removed": "En reservation togs bort",
  "note.recorded": "En protokollsanteckning togs in",
  "note.removed": "En protokollsanteckning togs bort",
  "adjournment.recorded": "En ajournering antecknades",
  "adjournment.removed": "En ajournering togs bort",
  "attachment.added": "En bilaga lades till",
  "attachment.removed": "En bilaga togs bort",
  "attachment.retitled": "En bilaga fick en ny rubrik",
  "attachment.numbered": "Bilagorna numrerades om",
  "attachment.withheld": "En bilaga undantogs från webben",
  "attachment.released": "Ett undantag från webben hävdes",
  "attachment.cited": "Ett ärendes bilagor ändrades",
  "adjusters.chosen": "Justerare utsågs",
  "meeting.closed": "Sammanträdet avslutades",
  "remark.recorded": "Ett skäl till en varning skrevs ned",
  "minutes.sent": "Protokollet skickades för justering",
  "minutes.recalled": "Protokollet återkallades från justering",
  "minutes.returned": "En justerare lämnade tillbaka protokollet",
  "minutes.approved": "En justerare godkände protokollet",
  "minutes.signed": "En justerare skrev under protokollet",
  "eid.started": "En underskrift med e-legitimation påbörjades",
  "eid.ended": "En underskrift med e-legitimation blev inte av",
  "minutes.adjusted": "Protokollet är justerat",
  "paragraf.sent": "En paragraf skickades för omedelbar justering",
  "paragraf.recalled": "En paragraf återkallades från omedelbar justering",
  "paragraf.returned": "En justerare lämnade tillbaka en paragraf",
  "paragraf.approved": "En justerare godkände en paragraf",
  "paragraf.signed": "En justerare skrev under en paragraf",
  "paragraf.adjusted": "En paragraf är omedelbart justerad",
  "minutes.masked": "Vad som maskeras på webben ändrades",
  "notice.posted": "Justeringen anslogs",
  "notice.removed": "Anslaget togs ned",
  "appeal.registered": "Ett överklagande kom in",
  "task.done": "En uppgift blev klar",
  "task.reopened": "En uppgift öppnades igen",
  "comment.written": "En justerare kommenterade protokollet",
  "comment.answered": "En kommentar besvarades",
  "approver.reminded": "En påminnelse om justering gick ut",
  "extract.issued": "Ett protokollsutdrag utfärdades",
  "dispatch.added": "En mottagare lades till i expedieringen",
  "dispatch.removed": "En mottagare togs bort ur expedieringen",
  "dispatch.sent": "Ett beslut expedierades",
  "council.added": "Ett råd lades till",
  "notes.started": "Minnesanteckningar påbörjades",
  "notes.written": "Uppgifterna om mötet i minnesanteckningar skrevs",
  "point.added": "En punkt lades till i minnesanteckningar",
  "point.renamed": "En punkt i minnesanteckningar fick en annan rubrik",
  "point.moved": "En punkt i minnesanteckningar flyttades",
  "point.removed": "En punkt i minnesanteckningar togs bort",
  "point.putBack": "En borttagen punkt i minnesanteckningar lades tillbaka",
  "point.written": "Texten i en punkt i minnesanteckningar skrevs",
  "point.restored": "En äldre version av texten i en punkt i minnesanteckningar återställdes",
  "notes.finished": "Minnesanteckningar blev klara",
  "delegation.drafted": "Ett förslag till delegationsordning påbörjades",
  "delegation.changed": "Ett förslag till delegationsordning ändrades",
  "delegation.adopted": "En delegationsordning antogs",
  "delegated.registered": "Ett delegationsbeslut fördes in",
  "delegated.told": "Delegationsbeslut anmäldes till styrelsen",
  "diary.begun": "Förbundet började föra sitt diarium här",
  "diary.registered": "En handling registrerades i diariet",
  "diary.corrected": "En uppgift i diariet rättades",
  "diary.linked": "En handling i diariet knöts till ett ärende",
  "diary.unlinked": "En handling i diariet knöts loss från ett ärende",
  "annualPlan.drafted": "Ett utkast till sammanträdesplan påbörjades",
  "annualPlan.changed": "Utkastet till sammanträdesplan ändrades",
  "annualPlan.discarded": "Ett utkast till sammanträdesplan kastades",
  "annualPlan.adopted": "En sammanträdesplan antogs",
  "meeting.cancelled": "Ett sammanträde ställdes in",
  "calendar.renewed": "En person fick en ny adress till sin kalender",
  "calendar.closed": "En persons kalender stängdes",
  "minutes.imported": "Ett äldre protokoll lästes in",
  "document.issued": "En handling utfärdades, och dess kontrollsumma antecknades",
} as const;

export type EventKind = keyof typeof eventMeaning;

/** JSON without undefined: what may stand in an event's data. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type NewEvent = {
  kind: EventKind;
  /** What it happened to, e.g. "meeting:3f2a…". */
  subject: string;
  data: Json;
  /** Legal or stated ground; null when the act needs none. */
  ground: string | null;
};

export type ChainedEvent = NewEvent & {
  associationId: string;
  /** 1-based, without gaps, per förbund. */
  seq: number;
  /** ISO 8601 UTC. */
  at: string;
  actorId: string | null;
  previousHash: string;
};

/** The hash before the first event. */
export const firstPreviousHash = "0".repeat(64);

/**
 * The one text that an event's hash is taken over: JSON with sorted keys and no white space, so that the same
 * event gives the same bytes on every database and in every version.
 */
export function canonicalEvent(event: ChainedEvent): string {
  return canonicalJson({
    actor: event.actorId,
    association: event.associationId,
    at: event.at,
    data: event.data,
    ground: event.ground,
    kind: event.kind,
    previous: event.previousHash,
    seq: event.seq,
    subject: event.subject,
  });
}

/** JSON with the keys of every object sorted by code unit; one without a value is left out, as JSON does. */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const keys = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort();
  return `{${keys.map((k) => `${JSON.stringify(k)}:${canonicalJson(value[k] as Json)}`).join(",")}}`;
}
