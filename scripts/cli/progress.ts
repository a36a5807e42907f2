/** How far a long piece of work has come, on standard error: one line that changes, or a few lines in a log. */

type Stream = { isTTY?: boolean; write: (text: string) => unknown };

/** Lines at most in a log; fewer for a short piece of work. */
const MOST_LINES = 10;
const STEPS_PER_LINE = 20;

/** Tells "12 av 340: namn" on a screen at each step, and at most ten times on the way anywhere else. */
export function progressOn(stream: Stream, total: number) {
  const lines = Math.min(MOST_LINES, Math.ceil(total / STEPS_PER_LINE));
  let told = 0;
  return {
    step(done: number, what: string): void {
      if (stream.isTTY) {
        stream.write(`\r\u001b[K${done} av ${total}: ${what.slice(-60)}`);
        return;
      }
      const part = Math.floor((done * lines) / total);
      if (part === told) return;
      told = part;
      stream.write(`${done} av ${total}\n`);
    },
    /** Takes the changing line away. */
    end(): void {
      if (stream.isTTY) stream.write("\r\u001b[K");
    },
  };
}
