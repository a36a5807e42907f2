/** How the förbund justerar its protokoll, by the decision of its styrelse. Each choice is a new version. */
import { methodVersions } from "#db/queries/signing.server.ts";
import { checkMethodChoice, decisionText, type MethodChoice } from "../domain/approvalMethod.ts";
import { accepted, refused } from "../domain/result.ts";
import { command } from "./command.server.ts";

/** Saves how protokoll that are sent from a day on are justerade. What is out already goes on as it was sent. */
export const chooseApprovalMethod = command(
  "chooseApprovalMethod",
  async (act, input: MethodChoice) => {
    const choice = checkMethodChoice(input, act.today);
    if (!choice.ok) return choice;
    if (choice.value.method === "eid" && !act.office.eids?.length) return notConnected();
    const { method, validFrom, decidedOn, paragraf, document } = choice.value;
    const [before] = await methodVersions(act.trx, act.associationId);
    const number = (before?.number ?? 0) + 1;
    await act.trx
      .insertInto("approval_method")
      .values({
        ...{ association_id: act.associationId, number, method, paragraf, document },
        ...{ valid_from: validFrom, decided_on: decidedOn },
        ...{ at: act.at, by_person_id: act.actor.personId },
      })
      .execute();
    const decision = decisionText(choice.value);
    act.record({
      kind: "approvalMethod.chosen",
      subject: `association:${act.associationId}`,
      data: { number, method, validFrom },
      ground: decision === "" ? null : decision,
    });
    return accepted({ number });
  },
);

const notConnected = () =>
  refused(
    "Tjänsten är inte ansluten till BankID eller Freja. Den som sköter servern ansluter den, och sedan kan det väljas här.",
    { field: "method" },
  );
