/**
 * Attestordningar at random: who takes which step, in which area, about whom and up to what. And, in a few lines that ask
 * nothing of the rules, whom such an order lets take a step.
 */
import fc from "fast-check";
import type {
  AttestArea,
  AttestCap,
  AttestPerson,
  AttestRight,
  AttestStep,
  Concern,
  Holder,
} from "#app/domain/attest/order.ts";
import type { Role } from "#app/domain/authority.ts";
import type { LegalDate } from "#app/domain/calendar.ts";
import type { PaymentText, Posting } from "#app/domain/payment/payment.ts";

export type OrderRight = Omit<AttestRight, "id">;

const everywhere: AttestArea = { accounts: [], costCentres: [], projects: [] };
const area = fc.constantFrom<AttestArea>(
  everywhere,
  { ...everywhere, accounts: ["5"] },
  { ...everywhere, accounts: ["40", "61"] },
  { ...everywhere, costCentres: ["20"] },
  { ...everywhere, projects: ["P1"] },
);
const cap = fc.constantFrom<AttestCap>(
  ...[{ kind: "unlimited" as const }, { kind: "kronor" as const, kronor: 10_000 }, null],
  { kind: "priceBaseAmounts", count: 0.2 },
);
const roles: Role[] = ["chair", "vice_chair", "director", "developer", "finance", "secretary"];

const right = (
  ids: readonly string[],
  step: AttestStep,
  about: { area: fc.Arbitrary<AttestArea>; concern: fc.Arbitrary<Concern>; deputies: number },
): fc.Arbitrary<OrderRight> => {
  const person = fc.constantFrom(...ids).map((id): Holder => ({ kind: "person", personId: id }));
  const holder = fc.oneof(
    person,
    fc.constantFrom(...roles).map((role): Holder => ({ kind: "role", role })),
  );
  return fc.record({
    ...{ step: fc.constant(step), remark: fc.constant(""), area: about.area },
    concern: about.concern,
    cap: step === "decision" ? cap : fc.constant<AttestCap>({ kind: "unlimited" }),
    ...{ holder, deputies: fc.array(holder, { minLength: about.deputies, maxLength: 2 }) },
    deputyWhen: fc.constantFrom("hindered" as const, "always" as const),
  });
};

/** A row of each step for everything and everybody, and up to five more for an area or for somebody's own expenses. */
export function randomRights(ids: readonly string[]): fc.Arbitrary<OrderRight[]> {
  const steps: AttestStep[] = ["receipt", "review", "decision", "disbursement"];
  const anyone = fc.constant<Concern>({ kind: "anyone" });
  const whole = { area: fc.constant(everywhere), concern: anyone, deputies: 1 };
  const somebody = fc.oneof(
    ...[anyone, fc.constant<Concern>({ kind: "board" })],
    fc.constantFrom(...roles).map((role): Concern => ({ kind: "role", role })),
    fc.constantFrom(...ids).map((personId): Concern => ({ kind: "person", personId })),
  );
  const narrow = { area, concern: somebody, deputies: 0 };
  const more = fc.constantFrom(...steps).chain((step) => right(ids, step, narrow));
  return fc
    .tuple(
      fc.tuple(...steps.map((step) => right(ids, step, whole))),
      fc.array(more, { maxLength: 5 }),
    )
    .map(([first, others]) => [...first, ...others]);
}

/** What is known of a board by one who does not ask the rules. */
export type Told = {
  rights: readonly OrderRight[];
  people: readonly AttestPerson[];
  /** Who owns the company, and its name. */
  owner: { personId: string; company: string } | null;
};

const holdsRole = (person: AttestPerson | undefined, role: Role, day: LegalDate): boolean =>
  !!person?.roles.some(
    (one) => one.role === role && one.from <= day && (one.to === null || day <= one.to),
  );

const means = (holder: Holder, person: AttestPerson, day: LegalDate): boolean =>
  holder.kind === "person" ? holder.personId === person.id : holdsRole(person, holder.role, day);

/** How narrowly a row speaks of the one who is paid; 0 where it does not at all. */
function narrowness(concern: Concern, paid: AttestPerson | undefined, day: LegalDate): number {
  if (concern.kind === "anyone") return 1;
  if (!paid) return 0;
  const board: Role[] = ["chair", "vice_chair", "member", "substitute"];
  if (concern.kind === "board") return board.some((role) => holdsRole(paid, role, day)) ? 2 : 0;
  if (!means(concern, paid, day)) return 0;
  return concern.kind === "role" ? 3 : 4;
}

/** Prisbasbeloppet 2026 is 59 200 kronor. */
const mostOre = (most: AttestCap): number => {
  if (most === null || most.kind === "unlimited") return Number.POSITIVE_INFINITY;
  return 100 * (most.kind === "kronor" ? most.kronor : most.count * 59_200);
};

const reaches = ({ accounts, costCentres, projects }: AttestArea, row: Posting): boolean =>
  (accounts.length === 0 || accounts.some((begins) => row.account.startsWith(begins))) &&
  (costCentres.length === 0 || costCentres.includes(row.costCentre)) &&
  (projects.length === 0 || projects.includes(row.project));

const staffBelow: Role[] = ["secretary", "developer", "finance", "administrator"];

/** Whether the order gives the person the step of what is paid, alone or beside others, on the day. */
export function isGiven(
  { rights, people, owner }: Told,
  text: Pick<PaymentText, "payee" | "concernsId" | "postings" | "ore">,
  { personId, step, day }: { personId: string; step: AttestStep; day: LegalDate },
): boolean {
  const person = people.find(({ id }) => id === personId);
  const roleNow = person?.roles.filter((one) => holdsRole(person, one.role, day)) ?? [];
  if (!person || roleNow.length === 0 || holdsRole(person, "auditor", day)) return false;
  if (person.sampleOn === null || person.sampleOn > day) return false;
  const own = [text.payee.personId, text.concernsId].filter((id) => id !== null);
  if (own.includes(personId)) return false;
  if (owner?.personId === personId && owner.company === text.payee.name) return false;
  const paid = own.map((id) => people.find((one) => one.id === id));
  const isBelow = roleNow.every(({ role }) => staffBelow.includes(role));
  const isJudged = step === "review" || step === "decision";
  if (isJudged && isBelow && paid.some((one) => holdsRole(one, "director", day))) return false;
  return text.postings.every((posting) =>
    (paid.length > 0 ? paid : [undefined]).every((whom) => {
      const fitting = rights
        .filter((row) => row.step === step && reaches(row.area, posting))
        .map((row) => ({ row, narrow: narrowness(row.concern, whom, day) }))
        .filter(({ narrow }) => narrow > 0);
      const most = Math.max(...fitting.map(({ narrow }) => narrow));
      return fitting.some(
        ({ row, narrow }) =>
          narrow === most &&
          [row.holder, ...row.deputies].some((one) => means(one, person, day)) &&
          text.ore <= mostOre(row.cap),
      );
    }),
  );
}
