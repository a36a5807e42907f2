/** Which templates there are. Each is a file in templates/ with the ending .md. */
import type { Letterhead } from "./document.ts";
import type { Template } from "./placeholders.ts";

/** The ärende types, in the order in which they are offered. Each is a file in templates/arenden/. */
export const ITEM_TYPES = [
  "beslut",
  "information",
  "bidrag",
  "slutredovisning",
  "uppfoljning",
  "riskuppfoljning",
  "ekonomisk-rapport",
  "delarsbokslut",
  "samrad",
  "budget",
  "arsredovisning",
  "revisionsberattelse",
  "riskanalys",
  "intern-kontroll",
  "delegationsanmalan",
  "delegationsordning",
  "attestordning",
  "firmatecknare",
  "val",
  "justering",
  "distans",
  "sammantradestider",
  "initiativ",
] as const;

export type ItemTypeName = (typeof ITEM_TYPES)[number];

export const TEMPLATE_NAMES = [
  "protokoll",
  "omedelbar-paragraf",
  "satser",
  "fraser",
  "anslag",
  "anslagsbevis",
  "overklagandehanvisning",
  "kallelse",
  "dagordning",
  "protokollsutdrag",
  "minnesanteckningar",
  "arkivgranskning",
  "arsgranskning",
  "attestinstruktion",
  "signaturlista",
  "riskanalys",
  "internkontroll",
  "kontrollrapport",
  "delegationsordning",
  "delegationsbeslut",
  "anmalningslista",
  "expedieringslista",
  "arvodeslista",
  "sammantradesplan",
  "arsredovisning-underskrifter",
  "brev/kallelse",
  "brev/inkallad",
  "brev/inkallelse-upphor",
  "brev/paminnelse",
  "brev/installt",
  "dagordning/ordinarie",
  "dagordning/extra",
  "dagordning/konstituerande",
  "dagordning/budget",
  "dagordning/arsredovisning",
  ...ITEM_TYPES.map((name) => `arenden/${name}` as const),
] as const;

export type TemplateName = (typeof TEMPLATE_NAMES)[number];

/** All templates by name, as read by `readTemplates`. */
export type Templates = Record<TemplateName, Template> & {
  /** What a förbund sets above its documents; left out where none is set. */
  letterhead?: Letterhead;
};
