/**
 * The attestordning as data: who may take which step of a payment, for whom, where and up to how much. No statute
 * rules attest: it follows from god redovisningssed and from what the board has adopted.
 * @see KL 12:1, ATT-1–ATT-5, CTRL-01, CTRL-02
 */
import type { Role, RoleMandate } from "../authority.ts";
import type { LegalDate } from "../calendar.ts";

/** The steps that people take, in order, with the words a reader sees. Behörighetsattest is the system's own step. */
export const attestSteps = {
  receipt: "mottagningsattest",
  review: "granskningsattest",
  decision: "beslutsattest",
  disbursement: "utanordning",
} as const;

/** What one does who takes the step, for a button. */
export const attestVerbs: Record<keyof typeof attestSteps, string> = {
  receipt: "Mottagningsattestera",
  review: "Granskningsattestera",
  decision: "Attestera",
  disbursement: "Utanordna",
};

export type AttestStep = keyof typeof attestSteps;

/** Who holds a right: whoever has the role on the day, or one person. */
export type Holder = { kind: "role"; role: Role } | { kind: "person"; personId: string };

/**
 * Whom the payment goes to, or whose person it concerns: everybody, any ledamot or ersättare, or one holder.
 * The narrowest that fits is the one that rules.
 */
export type Concern = { kind: "anyone" } | { kind: "board" } | Holder;

/** What the right reaches; an empty list reaches all. Accounts are beginnings of numbers: "5" is the class 5. */
export type AttestArea = { accounts: string[]; costCentres: string[]; projects: string[] };

/** The most for one payment; null = the board has not said, which is not the same as no limit. @see CTRL-02 */
export type AttestCap =
  | { kind: "kronor"; kronor: number }
  /** So many prisbasbelopp of the year of the attest. @see BAS-1 */
  | { kind: "priceBaseAmounts"; count: number }
  | { kind: "unlimited" }
  | null;

export type AttestRight = {
  id: string;
  step: AttestStep;
  concern: Concern;
  area: AttestArea;
  cap: AttestCap;
  holder: Holder;
  /** Who acts instead, in this order. */
  deputies: Holder[];
  /** Whether a deputy may act at any time, or only when the holder is hindered or may not act. */
  deputyWhen: "hindered" | "always";
  remark: string;
};

/** One version of the attestordning; in force from its day once a paragraf has adopted it. */
export type AttestOrder = {
  id: string;
  from: LegalDate;
  to: LegalDate | null;
  /** The paragraf that adopted it; null = a draft, which gives nobody a right. */
  adopted: { meetingId: string; meetingDate: LegalDate; number: number } | null;
  rights: AttestRight[];
  /** How many sign a manual bokföringsorder. @see CTRL-19 */
  manualOrderPersons: 1 | 2;
};

/** A person as the attestordning sees one. `sampleOn` is when the signature sample was given, null when none is. */
export type AttestPerson = {
  id: string;
  name: string;
  roles: RoleMandate[];
  sampleOn: LegalDate | null;
  /** The nearest superior where one is told; else the roles say who is below whom. @see CTRL-08 */
  superiorId?: string | null;
};
