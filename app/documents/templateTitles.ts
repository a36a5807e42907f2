/** The templates that a förbund may write in its own words: what each is called, and what it must not be without. */
import type { TemplateName } from "./templates.ts";

type Editable = {
  title: string;
  /** Places without which the document would not say what it is about, or what the law asks of it. */
  required: readonly string[];
};

const plain = (title: string): Editable => ({ title, required: [] });

/** By group, in the order in which they are shown. What is read from a command line alone is not among them. */
export const editableTemplates = {
  Dokument: {
    kallelse: { title: "Kallelse", required: ["dag", "tid", "plats"] },
    dagordning: { title: "Dagordning", required: ["dag", "tid", "plats"] },
    // @see KL 5:66: when it was held, and which paragrafer
    protokoll: { title: "Protokoll", required: ["förbund", "datum", "paragrafspann"] },
    // @see KL 5:69, 8:12: an anslag and an appeal time of its own
    "omedelbar-paragraf": {
      title: "Omedelbart justerad paragraf",
      required: ["förbund", "datum", "paragrafspann", "överklagande"],
    },
    protokollsutdrag: {
      title: "Protokollsutdrag",
      required: ["datum", "paragraf", "namn", "dag", "kontrollvärde"],
    },
    // @see KL 8:12: what is justerat, where it is, and from when the notice is up
    anslag: {
      title: "Anslag",
      required: [
        ...["förbund", "datum", "justeringsdatum", "anslagsdatum", "sista", "nedtagning"],
        ...["finns", "överklagande", "kedja"],
      ],
    },
    anslagsbevis: {
      title: "Bevis om justering och anslag",
      required: ["datum", "justeringsdatum", "sista", "gjort", "kedja"],
    },
    // @see FIN-28
    overklagandehanvisning: { title: "Hur man överklagar", required: ["domstol", "veckor"] },
    minnesanteckningar: { title: "Minnesanteckningar", required: ["råd", "dag"] },
    arsgranskning: { title: "Granskningsrapport", required: ["år"] },
    // @see CTRL-01, CTRL-02: who may attest what, and from when to when
    attestinstruktion: {
      title: "Attest- och utanordningsinstruktion",
      required: ["förbund", "period", "attesträtt", "utanordningsrätt"],
    },
    signaturlista: {
      title: "Signaturlista",
      required: ["förbund", "period", "lista", "namnteckningar"],
    },
    // @see CTRL-23: for which year, adopted by which paragraf, and the risks themselves
    riskanalys: { title: "Riskanalys", required: ["förbund", "år", "antagen", "risker"] },
    // @see CTRL-22: what is controlled, how often and by whom
    internkontroll: {
      title: "Plan för intern styrning och kontroll",
      required: ["förbund", "år", "antagen", "kontrollmoment"],
    },
    // @see CTRL-24: of which year and on which day, what was made, and what deviated
    kontrollrapport: {
      title: "Rapport om den interna kontrollen",
      required: ["förbund", "år", "dag", "gjorda", "siffror", "lista"],
    },
    // @see FIN-10: who, in what, from when and by which paragraf; and that each decision is told
    delegationsordning: { title: "Delegationsordning", required: ["gäller", "antagen", "grupper"] },
    delegationsbeslut: {
      title: "Delegationsbeslut",
      required: ["nummer", "dag", "beslutsfattare", "beslut"],
    },
    // @see FIN-11: who was there, and what is paid for it
    arvodeslista: { title: "Närvaro- och arvodeslista", required: ["period", "lista"] },
    // @see KL 6:23: when and where
    sammantradesplan: { title: "Sammanträdesplan", required: ["år", "antagen", "sammanträden"] },
    // @see FIN-24: of which year, on which day, and who
    "arsredovisning-underskrifter": {
      title: "Underskrifter till årsredovisningen",
      required: ["år", "dag", "underskrifter"],
    },
    anmalningslista: { title: "Anmälan av delegationsbeslut, lista", required: ["lista"] },
    expedieringslista: { title: "Expedieringslista", required: ["sammanträde", "lista"] },
  },
  Brev: {
    "brev/kallelse": { title: "Brev med kallelsen", required: ["dag", "adress"] },
    "brev/inkallad": { title: "Brev till inkallad ersättare", required: ["dag", "adress"] },
    "brev/inkallelse-upphor": { title: "Brev när inkallelsen upphör", required: ["dag"] },
    "brev/installt": { title: "Brev när sammanträdet ställs in", required: ["dag", "skäl"] },
    "brev/paminnelse": { title: "Påminnelse om justering", required: ["text", "adress"] },
  },
  Dagordningar: {
    "dagordning/ordinarie": plain("Ordinarie sammanträde"),
    "dagordning/extra": plain("Extra sammanträde"),
    "dagordning/konstituerande": plain("Konstituerande sammanträde"),
    "dagordning/budget": plain("Budgetsammanträde"),
    "dagordning/arsredovisning": plain("Sammanträde om årsredovisningen"),
  },
  Ärendetyper: {
    "arenden/beslut": plain("Beslut"),
    "arenden/information": plain("Information"),
    "arenden/bidrag": plain("Ansökan om medel"),
    "arenden/slutredovisning": plain("Slutredovisning"),
    "arenden/uppfoljning": plain("Uppföljning"),
    "arenden/ekonomisk-rapport": plain("Ekonomisk rapport"),
    "arenden/delarsbokslut": plain("Delårsbokslut"),
    "arenden/samrad": plain("Samråd"),
    "arenden/budget": plain("Budget"),
    "arenden/arsredovisning": plain("Årsredovisning"),
    "arenden/revisionsberattelse": plain("Revisionsberättelse"),
    "arenden/riskuppfoljning": plain("Uppföljning av åtgärder mot risker"),
    "arenden/riskanalys": plain("Risk- och väsentlighetsanalys"),
    "arenden/intern-kontroll": plain("Intern kontroll"),
    "arenden/delegationsanmalan": plain("Anmälan av delegationsbeslut"),
    "arenden/delegationsordning": plain("Delegationsordning"),
    "arenden/attestordning": plain("Attestordning"),
    "arenden/firmatecknare": plain("Firmatecknare"),
    "arenden/val": plain("Val"),
    "arenden/justering": plain("Justering"),
    "arenden/distans": plain("Deltagande på distans"),
    "arenden/sammantradestider": plain("Sammanträdestider"),
    "arenden/initiativ": plain("Initiativ"),
  },
  "Ord och meningar": { satser: plain("Satser"), fraser: plain("Fraser") },
} as const satisfies Record<string, Partial<Record<TemplateName, Editable>>>;

const all = new Map<string, Editable>(
  Object.values(editableTemplates).flatMap((group) => Object.entries(group)),
);

/** A template's name in an address: "brev/kallelse" is "brev-kallelse". */
export const addressOf = (name: string): string => name.replace("/", "-");

/** The template that an address names, if it is one that may be written. */
export const templateAt = (address: string): TemplateName | null =>
  ([...all.keys()].find((name) => addressOf(name) === address) as TemplateName | undefined) ?? null;

export const titleOf = (name: TemplateName): string => all.get(name)?.title ?? name;
export const requiredIn = (name: TemplateName): readonly string[] => all.get(name)?.required ?? [];
