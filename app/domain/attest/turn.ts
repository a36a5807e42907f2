/** Whose turn it is with a payment, as one person meets it: mine, or somebody else's by name. */
import { type Role, rolesOn } from "../authority.ts";
import { type Payment, standingMarks, stateOf } from "../payment/payment.ts";
import { listText } from "../wording.ts";
import { type AttestGround, attestFindings, namesOf, whoMayAttest } from "./mayAttest.ts";
import { type AttestStep, attestSteps } from "./order.ts";
import { orderOn } from "./orderOn.ts";
import { capital } from "./orderWords.ts";
import { type WhyMine, whyMine } from "./whyMine.ts";

/** Who looks at the list. */
export type Viewer = {
  personId: string | null;
  roles: readonly Role[];
  mayChange: boolean;
  mayPay: boolean;
};

export type Turn = {
  isMine: boolean;
  /** What is to be done, or whom it waits for. */
  text: string;
  /** The step, where it waits for one. */
  step: AttestStep | null;
  why: WhyMine | null;
};

/** When it came to where it is: the last step that stands, or the text as it is now. An ISO instant. */
export const waitingSince = (payment: Payment): string =>
  [payment.changedAt, ...standingMarks(payment).map(({ at }) => at)].toSorted().at(-1) ??
  payment.changedAt;

/** Whoever entered it mends it; when that one has left, anybody who may. */
function returnedTurn({ payment, people, day }: AttestGround, viewer: Viewer): Turn {
  const writer = people.find(({ id }) => id === payment.enteredBy);
  const isThere = writer !== undefined && rolesOn(writer.roles, day).length > 0;
  const isMine = isThere ? viewer.personId === writer.id : viewer.mayChange;
  const { reason = "" } =
    payment.returns.findLast(({ version }) => version === payment.version) ?? {};
  const why = `”${reason}”`;
  const text = isMine
    ? `Tillbaka för rättelse: ${why}`
    : `Tillbaka för rättelse hos ${isThere ? writer.name : "sekreteraren"}: ${why}`;
  return { isMine, text, step: null, why: null };
}

/** Money that waits to leave: whoever works with the bank lets it. */
function readyTurn({ people, day }: AttestGround, viewer: Viewer): Turn {
  const payers = people
    .filter(({ roles }) => rolesOn(roles, day).includes("finance"))
    .map(({ name }) => name);
  const isMine = viewer.mayPay && (viewer.roles.includes("finance") || payers.length === 0);
  const by = payers.length === 0 ? "" : `. ${listText(payers, "eller")} lägger den i en betalfil`;
  return {
    isMine,
    text: isMine ? "Klar att betala" : `Klar att betala${by}`,
    step: null,
    why: null,
  };
}

const waitsText = (ground: AttestGround, step: AttestStep): string => {
  const free = whoMayAttest(ground, step);
  const first = free.filter((personId) => whyMine(ground, { personId, step })?.isBackup === false);
  const names = namesOf(ground, first.length > 0 ? first : free, "eller");
  return names === ""
    ? `Väntar på ${attestSteps[step]}, som ingen kan göra enligt attestordningen`
    : `Väntar på ${attestSteps[step]} av ${names}`;
};

/** A stop that is lifted on the payment's own page, before one's own step. */
const isLifted = (rule: string): boolean => rule === "CTRL-15";

function stepTurn(ground: AttestGround, step: AttestStep, { personId }: Viewer): Turn {
  const text = waitsText(ground, step);
  if (personId === null) return { isMine: false, text, step, why: null };
  const stops = attestFindings(ground, { personId, step }).filter(({ level }) => level === "block");
  const why = stops.every(({ rule }) => isLifted(rule))
    ? whyMine(ground, { personId, step })
    : null;
  if (why === null || why.isBackup) return { isMine: false, text, step, why };
  const first = stops.length > 0 ? ". Kontot är nytt och ska först bekräftas" : "";
  return { isMine: true, text: `${capital(attestSteps[step])}${first}`, step, why };
}

/** Whose turn it is; null for what is paid, came back or is cancelled. */
export function turnOf(ground: AttestGround, viewer: Viewer): Turn | null {
  const { payment, orders, day } = ground;
  const state = stateOf(payment, orderOn(orders, day)?.manualOrderPersons ?? 2);
  switch (state.kind) {
    case "paid":
    case "back":
    case "cancelled":
      return null;
    case "returned":
      return returnedTurn(ground, viewer);
    case "ready":
      return readyTurn(ground, viewer);
    case "waiting":
      return stepTurn(ground, state.step, viewer);
  }
}
