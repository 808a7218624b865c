import { createServer, request as sendRequest, type IncomingHttpHeaders, type IncomingMessage, type Server, type ServerResponse } from "node:http";

import { readAwsRequest, type AwsRequest } from "./aws-request";

/** Where on a request's way it is interrupted: before AWS has it, or when AWS has answered and the caller does not know yet. */
export type Moment = "arrived" | "answered";

export type Interruption = {
  region: string;
  action: string;
  moment: Moment;
  /** Further conditions on the request; the first that meets them is interrupted. */
  fits?: (request: AwsRequest) => Promise<boolean>;
  /** Of an answer: what its body has to say. */
  saying?: (body: string) => boolean;
  /**
   * hold: until released, or until the caller is gone; then what had not been passed on never is. As long as it is not released the
   * same request is held again, of a caller who gave up waiting and asks anew. drop: the connection breaks.
   */
  by: "hold" | "drop";
};

export type Interrupted = {
  /** Resolves when the request is where it was to be interrupted. */
  reached: Promise<void>;
  /** Lets a held request go on; safe to call when it is not held. */
  release(): void;
  /** Holds nothing any more, and what is held never goes on: its caller is dead. */
  abandon(): void;
};

/**
 * Stands between a worker and the sandbox and passes everything on unchanged, except what a test wants interrupted. To the worker it is
 * AWS: a request that is held looks like one whose answer takes long, a dropped one like a broken line.
 */
export type InterruptingProxy = { url: string; interrupt(interruption: Interruption): Interrupted; close(): Promise<void> };

type Pending = Interruption & { /** The request that it holds; it is not there for others then. */ held: string | null; reach(): void; released: AbortSignal; abandoned: AbortSignal };
type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

export async function startInterruptingProxy(sandboxUrl: string): Promise<InterruptingProxy> {
  const pending = new Set<Pending>();

  /** Whether the request goes on from this moment; where it is interrupted, that is known only later. */
  async function goesOn(moment: Moment, request: AwsRequest, said: string, gone: AbortSignal): Promise<boolean> {
    for (const candidate of pending) {
      if (candidate.moment !== moment || candidate.region !== request.region || candidate.action !== request.action) continue;
      if (candidate.saying?.(said) === false || (await candidate.fits?.(request)) === false) continue;
      const asked = request.form.toString();
      if (!pending.has(candidate) || (candidate.held ?? asked) !== asked) continue;
      if (candidate.by === "drop") pending.delete(candidate);
      candidate.held = asked;
      return isReleased(candidate, gone);
    }
    return true;
  }

  async function pass(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const body = await readBody(incoming);
    const request = readAwsRequest(incoming, body);
    if (!(await goesOn("arrived", request, "", gone.signal))) return void incoming.socket.destroy();
    const answer = await forward(sandboxUrl, incoming, body, gone.signal);
    if (!(await goesOn("answered", request, answer.body.toString("utf8"), gone.signal))) return void incoming.socket.destroy();
    response.writeHead(answer.status, answer.headers);
    response.end(answer.body);
  }

  // A caller that hangs up, or a sandbox that does: either way this connection is over, and the other requests are not.
  const server = createServer((incoming, response) => void pass(incoming, response).catch(() => incoming.socket.destroy()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    interrupt(interruption) {
      const [releasing, abandoning] = [new AbortController(), new AbortController()];
      const ends = { released: releasing.signal, abandoned: abandoning.signal };
      const reached = new Promise<void>((reach) => {
        const own: Pending = { ...interruption, ...ends, held: null, reach };
        pending.add(own);
        for (const end of [own.released, own.abandoned]) end.addEventListener("abort", () => pending.delete(own), { once: true });
      });
      return { reached, release: () => releasing.abort(), abandon: () => abandoning.abort() };
    },
    close: () => new Promise((resolve) => (server.close(() => resolve()), server.closeAllConnections())),
  };
}

async function isReleased({ by, reach, released, abandoned }: Pending, gone: AbortSignal): Promise<boolean> {
  reach();
  if (by === "drop") return false;
  await aborted(AbortSignal.any([released, abandoned, gone]));
  return !abandoned.aborted && !gone.aborted;
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => (signal.aborted ? resolve() : signal.addEventListener("abort", () => resolve(), { once: true })));

/** A caller that goes takes its request with it, as on AWS: a long poll of a dead worker must not take messages off the queue. */
function forward(sandboxUrl: string, { method, url, headers }: IncomingMessage, body: Buffer, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = sendRequest(new URL(url ?? "/", sandboxUrl), { method, headers, signal }, (reply) => {
      readBody(reply).then((whole) => resolve({ status: reply.statusCode ?? 502, headers: withoutFraming(reply.headers), body: whole }), reject);
    });
    outgoing.once("error", reject);
    outgoing.end(body);
  });
}

/** Both sides frame the body in their own way. */
function withoutFraming(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const { "transfer-encoding": _encoding, connection: _connection, ...rest } = headers;
  return rest;
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of message) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address !== "object") throw new Error("The proxy does not listen.");
  return address.port;
}
