/**
 * Fifty ledamöter follow a meeting while the sekreterare goes from ärende to ärende: how long from the press until each
 * has been told, and until each has read the new page. A process of its own, so that it takes no time from the server.
 */
import { Agent, get, request } from "node:http";

const [base = "", meeting = "", email = "", password = ""] = process.argv.slice(2);
const followers = 50;
const presses = 20;
const agent = new Agent({ keepAlive: true, maxSockets: 200 });

type Answer = { status: number; body: string; cookie: string };

function ask(path: string, cookie: string, form?: URLSearchParams): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = {
      Cookie: cookie,
      Origin: base,
      ...(form ? { "Content-Type": "application/x-www-form-urlencoded" } : {}),
    };
    const asked = request(
      base + path,
      { agent, method: form ? "POST" : "GET", headers },
      (answer) => {
        let text = "";
        answer.setEncoding("utf8");
        answer.on("data", (chunk: string) => {
          text += chunk;
        });
        answer.on("end", () => {
          const cookies = (answer.headers["set-cookie"] ?? []).map((c) => c.split(";")[0]);
          resolve({ status: answer.statusCode ?? 0, body: text, cookie: cookies.join("; ") });
        });
      },
    );
    asked.on("error", reject);
    asked.end(form?.toString() ?? "");
  });
}

const values = (html: string, name: string) => [
  ...new Set(
    [...html.matchAll(new RegExp(`name="${name}"[^>]*value="([^"]+)"`, "g"))].map(
      (m) => m[1] ?? "",
    ),
  ),
];

const random = () => crypto.randomUUID();

async function open(cookie: string): Promise<string[]> {
  const roll = await ask(`${meeting}/rum`, cookie);
  const people = values(roll.body, "person");
  const form = new URLSearchParams({ formular: random(), avsikt: "oppna", clock: "00:01" });
  for (const id of people) {
    form.append("person", id);
    form.append(`svar-${id}`, "room");
  }
  await ask(`${meeting}/rum`, cookie, form);
  return values((await ask(`${meeting}/rum`, cookie)).body, "itemId");
}

/** The moment of the latest press, and what each follower saw of it. */
let pressedAt = 0;
const told: number[] = [];
const shown: number[] = [];
let waitingFor = 0;
let everybodyHasSeen: (() => void) | null = null;

/** Listens as a browser does, and reads the page again when told. */
function follow(cookie: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let first = true;
    get(`${base}${meeting}/strom`, { agent, headers: { Cookie: cookie } }, (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`Status ${answer.statusCode}`));
      answer.setEncoding("utf8");
      answer.on("data", (chunk: string) => {
        if (!chunk.includes("event: sparat")) return;
        if (first) {
          first = false;
          return resolve();
        }
        told.push(performance.now() - pressedAt);
        void ask(`${meeting}/folj`, cookie).then(() => {
          shown.push(performance.now() - pressedAt);
          waitingFor -= 1;
          if (waitingFor === 0) everybodyHasSeen?.();
        });
      });
    }).on("error", reject);
  });
}

const percentile = (times: number[], share: number) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ??
  0;

const { cookie } = await ask("/logga-in", "", new URLSearchParams({ email, password }));
const items = await open(cookie);
const readings: number[] = [];
for (let i = 0; i < presses; i += 1) {
  const start = performance.now();
  await ask(`${meeting}/folj`, cookie);
  readings.push(performance.now() - start);
}
await Promise.all(Array.from({ length: followers }, () => follow(cookie)));
for (let i = 0; i < presses; i += 1) {
  const seen = new Promise<void>((resolve) => {
    everybodyHasSeen = resolve;
  });
  waitingFor = followers;
  pressedAt = performance.now();
  const itemId = items[i % items.length] ?? "";
  const form = new URLSearchParams({ formular: random(), avsikt: "ga-till", itemId });
  const answer = await ask(`${meeting}/rum`, cookie, form);
  if (answer.status >= 400) throw new Error(`The press got ${answer.status}`);
  await seen;
}
const of = (times: number[]) => ({ p50: percentile(times, 0.5), p99: percentile(times, 0.99) });
process.stdout.write(
  JSON.stringify({
    followers,
    presses,
    alone: percentile(readings, 0.5),
    told: of(told),
    shown: of(shown),
  }),
);
process.exit(0);
