/** Connections that are lent to one user at a time, in the order in which they were asked for. */
import type { SqliteConnection } from "./sqliteConnection.server.ts";

type Waiter = { give: (connection: SqliteConnection) => void; timer: NodeJS.Timeout };

export class SqlitePool {
  readonly #all: readonly SqliteConnection[];
  readonly #idle: SqliteConnection[];
  readonly #waiting: Waiter[] = [];
  readonly #waitMs: number;
  #whenAllIdle: (() => void) | null = null;

  /** `waitMs` is the longest wait for a connection in ms. */
  constructor(connections: readonly SqliteConnection[], waitMs: number) {
    this.#all = connections;
    this.#idle = [...connections];
    this.#waitMs = waitMs;
  }

  /** Errors: when no connection became free in time, or the database is closing. */
  async acquire(): Promise<SqliteConnection> {
    if (this.#whenAllIdle) throw new Error("The database is closing");
    const idle = this.#idle.pop();
    return idle ?? this.#queue();
  }

  release(connection: SqliteConnection): void {
    const next = this.#waiting.shift();
    if (next) {
      clearTimeout(next.timer);
      next.give(connection);
      return;
    }
    this.#idle.push(connection);
    if (this.#idle.length === this.#all.length) this.#whenAllIdle?.();
  }

  /** Lets what runs and what already waits be done, then closes every connection. */
  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#whenAllIdle = resolve;
      if (this.#idle.length === this.#all.length) resolve();
    });
    await Promise.all(this.#all.map((connection) => connection.close()));
  }

  #queue(): Promise<SqliteConnection> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        give: resolve,
        timer: setTimeout(() => {
          this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
          reject(new Error(tooLong(this.#waitMs)));
        }, this.#waitMs),
      };
      this.#waiting.push(waiter);
    });
  }
}

const tooLong = (ms: number): string =>
  `No database connection became free in ${ms / 1000} s. ` +
  "Does something inside a transaction use the outer db instead of the transaction?";
