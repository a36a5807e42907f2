/** A real SMTP server on this machine that keeps what it is given, and can be told to misbehave. */
import type { AddressInfo, Socket } from "node:net";
import { SMTPServer } from "smtp-server";

export type Post = { to: string; subject: string; text: string; raw: string };

/** What the server does with a letter: takes it, refuses it for now or for good, or hangs up after having got it all. */
type Manner = "takes" | "busy" | "refuses" | "hangs up";

export type MailServer = {
  url: string;
  /** What has been taken, in order. */
  post: Post[];
  /** How letters to an address are met; the others are taken. */
  meet: (address: string, manner: Manner) => void;
  stop: () => Promise<void>;
};

export async function mailServer(): Promise<MailServer> {
  const post: Post[] = [];
  const manners = new Map<string, Manner>();
  const sockets = new Set<Socket>();
  const fault = (responseCode: number, text: string) =>
    Object.assign(new Error(text), { responseCode });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo({ address }, _session, done) {
      const manner = manners.get(address);
      if (manner === "refuses") return done(fault(550, "No such mailbox"));
      if (manner === "busy") return done(fault(451, "Try again later"));
      done();
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const raw = Buffer.concat(chunks).toString("utf8");
        const to = session.envelope.rcptTo[0]?.address ?? "";
        if (manners.get(to) === "hangs up") {
          for (const socket of sockets) socket.destroy();
          return;
        }
        post.push({ to, raw, ...read(raw) });
        done();
      });
    },
  });
  server.server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  server.on("error", () => {
    // A connection that we hung up ourselves.
  });
  await new Promise<void>((ready) => {
    server.listen(0, "127.0.0.1", () => ready());
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    post,
    meet: (address, manner) => manners.set(address, manner),
    stop: () => new Promise((done) => server.close(() => done())),
  };
}

/** Subject and text, decoded; enough for plain letters. */
function read(raw: string): { subject: string; text: string } {
  const [head = "", ...rest] = raw.split("\r\n\r\n");
  const folded = head.replace(/\r\n[ \t]+/g, " ");
  const header = (name: string) =>
    new RegExp(`^${name}: (.*)$`, "im").exec(folded)?.[1]?.trim() ?? "";
  const body = rest.join("\r\n\r\n");
  const encoding = header("Content-Transfer-Encoding").toLowerCase();
  const text =
    encoding === "base64"
      ? Buffer.from(body, "base64").toString("utf8")
      : encoding === "quoted-printable"
        ? quoted(body.replace(/=\r\n/g, ""))
        : body;
  return { subject: words(header("Subject")), text: text.replaceAll("\r\n", "\n") };
}

const quoted = (text: string): string =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
    "latin1",
  ).toString("utf8");

const words = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([qb])\?(.*?)\?=/gi, (_, way: string, word: string) =>
      way.toLowerCase() === "b"
        ? Buffer.from(word, "base64").toString("utf8")
        : quoted(word.replaceAll("_", " ")),
    );
