/** An invented risk analysis for tests. */
import { legalDate } from "#app/domain/calendar.ts";
import { defaultThresholds, type Risk, type RiskAnalysis } from "#app/domain/risk/risk.ts";

export const today = legalDate("2026-10-06");
export const people = [
  { id: "dag", name: "Dag Norr" },
  { id: "fia", name: "Fia Bo" },
];

export const risk = (about: Partial<Risk> = {}): Risk => ({
  ...{ id: "r", key: "r", routine: "Utbetalningar", what: "En faktura betalas två gånger" },
  ...{ severity: 3, likelihood: 2, treatment: "Två personer utanordnar.", action: "" },
  ...{ actionId: null, due: null, owner: { kind: "role", role: "director" } },
  ...about,
});

export const analysis = (about: Partial<RiskAnalysis> = {}): RiskAnalysis => ({
  ...{ id: "a", year: 2027, thresholds: defaultThresholds, adopted: null, risks: [risk()] },
  ...about,
});

export const adoptedIn = (year: number, risks: Risk[]): RiskAnalysis =>
  analysis({
    ...{ id: `a${year}`, year, risks },
    adopted: { meetingId: `m${year}`, meetingDate: legalDate(`${year - 1}-11-20`), number: 70 },
  });

/** A paper as förbund have them: a title, scales, page footers between the rows, cells that reach over others. */
export const likeAPaper = `Risk- och väsentlighetsanalys för Samordningsförbundet Norrsund 2026

Antagen av styrelsen 2025-11-20

Väsentlighet - hur illa det blir:

- 1 Försumbar - det märks knappt
- 4 Allvarlig - det får inte hända

Förbundets rutiner och processer\tRisker\tVäsentlighet\tSannolikhet\tRiskhantering
Utbetalningar\tEn faktura betalas två gånger\t3\t2\tTvå personer utanordnar
Utbetalningar\tPengar går till fel mottagare\t4\t1\tKontot bekräftas av en annan person
Arkiv\tHandlingar försvinner vid flytten\t2\t2\tFlytten dokumenteras Kansliet går igenom hyllorna

Samordningsförbundet

i Norrsund

Insatser\tDeltagarna får ingen tid hos läkaren\t3\t3\tVeckomöte med vårdcentralen.
Förbundschefen blir sjuk. Från en vecka till ett halvår.\t\t3\t2\tUtvecklingsledaren tar över det brådskande
mer än ett halvår\t\t3\t3\tVikarie anställs
`;
