/**
 * How a förbund justerar its protokoll: by a logged approval, or by an electronic signature of a better kind.
 * The law leaves it to styrelsen to decide, so nothing but the logged approval is done without its decision.
 * @see KL 5:69, EID-1
 */
import type { LegalDate } from "./calendar.ts";
import { sources } from "./law.ts";
import { accepted, type Refusal, type Result } from "./result.ts";

/** Every way to justera. The logged one is ours until styrelsen has decided otherwise. */
export const approvalMethods = ["logged", "certificate", "eid"] as const;

export type ApprovalMethod = (typeof approvalMethods)[number];

/** What each way is called, after "Protokollet justeras med". */
export const methodNames: Record<ApprovalMethod, string> = {
  logged: "loggat godkännande",
  certificate: "underskrift med certifikat",
  eid: "underskrift med e-legitimation",
};

/** What is chosen, from which day, and the decision of styrelsen that it stands on. */
export type MethodChoice = {
  method: ApprovalMethod;
  validFrom: LegalDate;
  /** The day of the meeting that decided it; null = no decision is stated. */
  decidedOn: LegalDate | null;
  /** The § of that meeting, as written, "§ 14"; and a document where there is no such §. Empty = not stated. */
  paragraf: string;
  document: string;
};

const refusal = (field: string, text: string): Refusal => ({
  ...{ rule: "KL-5-69", source: sources["KL-5-69"] },
  ...{ field, text },
});

/** The choice as it may be saved. Everything but the logged approval needs the decision of styrelsen. */
export function checkMethodChoice(choice: MethodChoice, today: LegalDate): Result<MethodChoice> {
  const { method, decidedOn, validFrom } = choice;
  const paragraf = paragrafText(choice.paragraf);
  const document = choice.document.trim();
  const refusals: Refusal[] = [];
  if (decidedOn === null && method !== "logged") {
    refusals.push(
      refusal(
        "decidedOn",
        "Fyll i vilken dag styrelsen beslutade det. Styrelsen bestämmer hur protokollet justeras, och utan dess beslut justeras det med loggat godkännande.",
      ),
    );
  }
  if (paragraf === "" && document === "" && method !== "logged") {
    refusals.push(
      refusal("paragraf", "Fyll i beslutets paragraf, eller vilken handling det står i."),
    );
  }
  if (decidedOn !== null && decidedOn > today) {
    refusals.push(
      refusal(
        "decidedOn",
        "Dagen för beslutet har inte varit än. Vänta tills styrelsen har beslutat.",
      ),
    );
  }
  if (decidedOn !== null && validFrom < decidedOn) {
    refusals.push(
      refusal("validFrom", "Det kan inte gälla från en dag före den då styrelsen beslutade det."),
    );
  }
  return refusals.length > 0
    ? { ok: false, refusals }
    : accepted({ ...choice, paragraf, document });
}

/** "14", "§14" and "§ 14" are one way to say it. */
const paragrafText = (typed: string): string => {
  const said = typed.trim().replace(/^§\s*/, "");
  return said === "" ? "" : `§ ${said}`;
};

/** The choice that holds on a day: of those that have begun, the one that was made last. Null = none, so the logged one. */
export const choiceOn = <C extends Pick<MethodChoice, "validFrom">>(
  newestFirst: readonly C[],
  day: LegalDate,
): C | null => newestFirst.find(({ validFrom }) => validFrom <= day) ?? null;

/** The decision as the log and the screens say it; empty when none is stated. */
export const decisionText = ({
  decidedOn,
  paragraf,
  document,
}: Pick<MethodChoice, "decidedOn" | "paragraf" | "document">): string => {
  const where = [paragraf, document].filter((one) => one !== "").join(", ");
  if (decidedOn === null) return where;
  return `styrelsens beslut ${decidedOn}${where === "" ? "" : `, ${where}`}`;
};
