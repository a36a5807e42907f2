/** What the check of a protokoll costs, how many planted faults it finds, and how often it speaks of sound text. */
import { readMinutes } from "#app/documents/reading/readMinutes.ts";
import { toMinutes } from "#app/documents/reading/toMinutes.ts";
import { contextOf, review, rules } from "#app/domain/review.ts";
import { falseAlarms, faultKinds, measureFaults } from "./review/measure.ts";
import { paperText } from "./review/onPaper.ts";
import { asReviewed, soundMinutes, soundSet } from "./review/soundMinutes.ts";

type Say = (line: string) => void;

const ms = (value: number) => `${value.toFixed(1)} ms`;

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const median = (times: number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

/** A seed whose protokoll on paper has 27 paragrafer. */
function longOne() {
  const seeds = Array.from({ length: 400 }, (_, at) => 2 * at + 1);
  const found = seeds.map((seed) => soundMinutes(seed, true));
  return found.find(({ minutes }) => minutes.items.length === 27) ?? soundMinutes(1, true);
}

function oneProtokoll(say: Say): void {
  const one = longOne();
  const text = paperText(one.minutes);
  const fresh = () => {
    const read = readMinutes(text);
    if (!read.ok) throw new Error("The bench's own protokoll was refused");
    return toMinutes(read.value);
  };
  const first = fresh();
  const cold = timeOf(() => review(first, one.known));
  // Each time a protokoll that was read anew: what is kept of an ärende is not kept between them.
  const warm = median(
    Array.from({ length: 21 }, fresh).map((minutes) => timeOf(() => review(minutes, one.known))),
  );
  const reading = median(Array.from({ length: 9 }, () => timeOf(fresh)));
  say(`\n${first.items.length} paragrafer, ${rules.length} rules`);
  say(`  review             cold ${ms(cold)}, warm ${ms(warm)}`);
  say(`  import of the text warm ${ms(reading)}, ${(reading / warm).toFixed(1)} × the review`);
  const context = contextOf(first, one.known);
  const costs = rules
    .map((rule) => {
      const times = Array.from({ length: 9 }, () => timeOf(() => rule.check(first, context)));
      return { title: rule.title, time: median(times) };
    })
    .toSorted((a, b) => b.time - a.time);
  for (const { title, time } of costs.slice(0, 3))
    say(`  dearest            ${title}, ${ms(time)}`);
}

function thousand(say: Say): void {
  const set = soundSet(1000, 5000);
  const read = set.map(asReviewed);
  const paragrafer = read.reduce((sum, { items }) => sum + items.length, 0);
  const whole = timeOf(() => {
    for (const [at, minutes] of read.entries()) review(minutes, set[at]?.known);
  });
  say(`\n1 000 protokoll, ${paragrafer} paragrafer, half of them read from paper`);
  say(`  review             ${(whole / 1000).toFixed(1)} s, ${ms(whole / 1000)} each`);
  say(`  false alarms       ${falseAlarms(set).length}`);
}

function planted(say: Say): void {
  const all = measureFaults(20, 90_000);
  const found = all.filter(({ isFound }) => isFound).length;
  const beside = all.reduce((sum, one) => sum + one.beside.length, 0);
  say(
    `\n${all.length} planted faults of ${faultKinds.length} kinds, each in a protokoll of its own`,
  );
  say(`  found              ${found}, ${((100 * found) / all.length).toFixed(1)} %`);
  say(`  said beside them   ${beside}`);
  for (const { name } of faultKinds) {
    const missed = all.filter((one) => one.kind === name && !one.isFound).length;
    if (missed > 0) say(`  missed             ${name}, ${missed} of 20`);
  }
  for (const { kind, seed, beside: said } of all)
    for (const text of said) say(`  beside ${kind} (${seed}): ${text}`);
}

/** The check of one protokoll, of a thousand, and of planted faults. */
export function reviewing(say: Say): void {
  oneProtokoll(say);
  thousand(say);
  planted(say);
}
