/**
 * The part of ISO 20022's pain.001 that our files use, written from the standard's message definition: which elements
 * may stand in which, in what order, and what their text may be. `!` is required, `*` may be repeated.
 */
import type { XmlElement } from "#app/documents/xml/readXml.ts";

type Rule = RegExp | string;

const id35 = /^[\s\S]{1,35}$/;
const amount = /^\d{1,13}\.\d{2}$/;
const day = /^\d{4}-\d{2}-\d{2}$/;
const code4 = /^[A-Z]{1,4}$/;
const text140 = /^[\s\S]{1,140}$/;
const bic = /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/;

const common: Record<string, Rule> = {
  Document: "CstmrCdtTrfInitn!",
  CstmrCdtTrfInitn: "GrpHdr! PmtInf!*",
  GrpHdr: "MsgId! CreDtTm! Authstn NbOfTxs! CtrlSum InitgPty! FwdgAgt",
  PmtInf:
    "PmtInfId! PmtMtd! BtchBookg NbOfTxs CtrlSum PmtTpInf ReqdExctnDt! PoolgAdjstmntDt Dbtr! DbtrAcct! DbtrAgt! DbtrAgtAcct UltmtDbtr ChrgBr ChrgsAcct ChrgsAcctAgt CdtTrfTxInf!*",
  PmtTpInf: "InstrPrty SvcLvl LclInstrm CtgyPurp",
  CdtTrfTxInf:
    "PmtId! PmtTpInf Amt! XchgRateInf ChrgBr ChqInstr UltmtDbtr IntrmyAgt1 CdtrAgt CdtrAgtAcct Cdtr CdtrAcct UltmtCdtr InstrForCdtrAgt* InstrForDbtrAgt Purp RgltryRptg* Tax RltdRmtInf* RmtInf",
  PmtId: "InstrId EndToEndId!",
  Amt: "InstdAmt!",
  InitgPty: "Nm PstlAdr Id CtryOfRes",
  Dbtr: "Nm PstlAdr Id CtryOfRes",
  Cdtr: "Nm PstlAdr Id CtryOfRes",
  PstlAdr: "StrtNm PstCd TwnNm CtrySubDvsn Ctry AdrLine*",
  OrgId: "Othr*",
  DbtrAcct: "Id! Tp Ccy Nm",
  CdtrAcct: "Id! Tp Ccy Nm",
  DbtrAgt: "FinInstnId! BrnchId",
  CdtrAgt: "FinInstnId! BrnchId",
  FinInstnId: "BIC BICFI ClrSysMmbId Nm PstlAdr Othr",
  ClrSysMmbId: "ClrSysId MmbId!",
  ClrSysId: "Cd!",
  Othr: "Id! SchmeNm Issr",
  SchmeNm: "Cd Prtry",
  SvcLvl: "Cd!",
  CtgyPurp: "Cd!",
  RmtInf: "Ustrd* Strd*",
  Strd: "RfrdDocInf* RfrdDocAmt CdtrRefInf Invcr Invcee AddtlRmtInf*",
  RfrdDocAmt: "DuePyblAmt DscntApldAmt CdtNoteAmt TaxAmt RmtdAmt",
  CdtrRefInf: "Tp Ref",
  Tp: "CdOrPrtry! Issr",
  CdOrPrtry: "Cd!",
  MsgId: id35,
  CreDtTm: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z?$/,
  NbOfTxs: /^\d{1,15}$/,
  CtrlSum: amount,
  Nm: text140,
  PmtInfId: id35,
  PmtMtd: /^(CHK|TRF|TRA)$/,
  Ccy: /^[A-Z]{3}$/,
  Ctry: /^[A-Z]{2}$/,
  TwnNm: id35,
  ChrgBr: /^(DEBT|CRED|SHAR|SLEV)$/,
  InstrId: id35,
  EndToEndId: id35,
  InstdAmt: amount,
  RmtdAmt: amount,
  MmbId: id35,
  IBAN: /^[A-Z]{2}\d{2}[a-zA-Z0-9]{1,30}$/,
  Prtry: id35,
  Cd: /^[A-Z0-9]{1,5}$/,
  Ustrd: text140,
  Ref: id35,
};

/** What the two versions have each their own of. */
const own: Record<string, Record<string, Rule>> = {
  "03": { ReqdExctnDt: day, BIC: bic, Cd: /^(SESBA|[A-Z]{4})$/ },
  "09": { ReqdExctnDt: "Dt!", Dt: day, BICFI: bic, Cd: /^(SESBA|[A-Z]{4})$/ },
};

/** An account's Id holds an account; an organisation's or a bank's is text, or who it is. */
function ruleOf(element: XmlElement, parent: string, version: string): Rule | undefined {
  if (element.name === "Id") {
    if (["DbtrAcct", "CdtrAcct"].includes(parent)) return "IBAN Othr";
    return parent === "Othr" ? /^[\s\S]{1,34}$/ : "OrgId PrvtId";
  }
  if (element.name === "Cd" && ["SvcLvl", "CtgyPurp", "CdOrPrtry"].includes(parent)) return code4;
  return own[version]?.[element.name] ?? common[element.name];
}

function orderFaults(element: XmlElement, rule: string, path: string): string[] {
  const slots = rule.split(" ").map((slot) => ({
    name: slot.replace(/[!*]/g, ""),
    isRequired: slot.includes("!"),
    isRepeated: slot.includes("*"),
  }));
  const names = element.children.map(({ name }) => name);
  const places = names.map((name) => slots.findIndex((slot) => slot.name === name));
  return [
    ...names
      .filter((_, at) => places[at] === -1)
      .map((name) => `${path}: ${name} may not stand here`),
    ...slots
      .filter(({ isRequired, name }) => isRequired && !names.includes(name))
      .map(({ name }) => `${path}: ${name} is missing`),
    ...slots
      .filter(
        ({ isRepeated, name }) => !isRepeated && names.filter((one) => one === name).length > 1,
      )
      .map(({ name }) => `${path}: ${name} stands twice`),
    ...(places.some((place, at) => at > 0 && place < (places[at - 1] ?? 0))
      ? [`${path}: ${names.join(" ")} are in the wrong order`]
      : []),
  ];
}

/** What in a file breaks the message definition; empty when nothing does. */
export function schemaFaults(
  element: XmlElement,
  version: string,
  parent = "",
  above = "",
): string[] {
  const path = `${above}/${element.name}`;
  const rule = ruleOf(element, parent, version);
  if (rule === undefined) return [`${path}: unknown`];
  if (rule instanceof RegExp) {
    return element.children.length === 0 && rule.test(element.text)
      ? []
      : [`${path}: "${element.text}" is not ${rule}`];
  }
  return [
    ...(element.text === "" ? [] : [`${path}: has text`]),
    ...orderFaults(element, rule, path),
    ...element.children.flatMap((child) => schemaFaults(child, version, element.name, path)),
  ];
}
