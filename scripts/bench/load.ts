/** Asks one address again and again over kept connections; a process of its own, so that it takes no time from the server. */
import { Agent, get } from "node:http";

const [url = "", seconds = "3", connections = "40"] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) });
const until = performance.now() + Number(seconds) * 1000;
let answers = 0;
let bytes = 0;

function ask(): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`Status ${answer.statusCode}`));
      answer.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.on("end", resolve);
    }).on("error", reject);
  });
}

async function keepAsking(): Promise<void> {
  while (performance.now() < until) {
    await ask();
    answers += 1;
  }
}

const start = performance.now();
await Promise.all(Array.from({ length: Number(connections) }, keepAsking));
const took = (performance.now() - start) / 1000;
process.stdout.write(JSON.stringify({ perSecond: answers / took, bytes: bytes / answers }));
process.exit(0);
