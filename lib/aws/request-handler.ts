import "server-only";

import { NodeHttpHandler } from "@smithy/node-http-handler";

import { serverEnv } from "@/lib/env/server";

import { MalformedAnswerError } from "./errors";
import { isLoopbackHost } from "./loopback";
import { refuseLateSending } from "./send-deadline";

const CONNECTION_TIMEOUT_MS = 3_000; // a TLS handshake across the world takes under 1 s
const MAX_ANSWER_BYTES = 16 * 1024 * 1024; // an events page is at most 1 MB; nothing we ask for comes near this

type Handle = NodeHttpHandler["handle"];
type Answer = Awaited<ReturnType<Handle>>;

export type RequestHandlerOptions = {
  /** Whole request and answer; long polls set a longer one. */
  timeoutMs: number;
  /** For services of the query protocol: a 2xx must hold the action's own document, from its first to its last tag. */
  wholeDocument?: boolean;
};

/**
 * The one way out to AWS. Beside the SDK's own handler it
 *  - fails on a timeout (the SDK's default is none, and a set one only warns);
 *  - refuses hosts that are not this machine when the process is told to, before a socket opens;
 *  - refuses what has missed the deadline of its sending;
 *  - refuses a 2xx that is not the action's answer. The SDK resolves an empty or HTML body as success without fields, which
 *    for actions that answer nothing (ExecuteChangeSet, DeleteStack) cannot be told from acceptance afterwards.
 */
export class AwsRequestHandler extends NodeHttpHandler {
  readonly #options: RequestHandlerOptions;

  constructor(options: RequestHandlerOptions) {
    super({
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      requestTimeout: options.timeoutMs,
      throwOnRequestTimeout: true,
      httpAgent: { keepAlive: true, maxSockets: 32 },
      httpsAgent: { keepAlive: true, maxSockets: 32 },
    });
    this.#options = options;
  }

  override async handle(request: Parameters<Handle>[0], options?: Parameters<Handle>[1]): Promise<Answer> {
    if (serverEnv().loopbackAwsOnly && !isLoopbackHost(request.hostname)) throw new ForeignEndpointError(request.hostname);
    refuseLateSending();
    const answer = await super.handle(request, options);
    const { response } = answer;
    if (!this.#options.wholeDocument || response.statusCode < 200 || response.statusCode > 299) return answer;

    const body = await readWhole(response.body, this.#options.timeoutMs);
    refuseForeignDocument(body, actionOf(request.body));
    response.body = new Uint8Array(body);
    return answer;
  }
}

/** The process is told to reach no AWS but the one on this machine. Not retried, and sorted as "unreachable". */
class ForeignEndpointError extends Error {
  readonly code = "EHOSTUNREACH";
  constructor(hostname: string) {
    super(`PILOTHOUSE_LOOPBACK_AWS_ONLY is set: ${hostname} is not this machine, so nothing was sent.`);
    this.name = "ForeignEndpointError";
  }
}

/** The timeout of the SDK's handler ends with the headers; a body that stalls would hang for ever without one of its own. */
async function readWhole(body: unknown, timeoutMs: number): Promise<Buffer> {
  if (!isByteStream(body)) throw new MalformedAnswerError("The answer has no readable body.");
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const timer = setTimeout(() => body.destroy(connectionError("ETIMEDOUT", `The answer's body did not end within ${timeoutMs} ms.`)), timeoutMs);
  try {
    for await (const chunk of body) {
      bytes += chunk.byteLength;
      if (bytes > MAX_ANSWER_BYTES) throw new MalformedAnswerError(`The answer is longer than ${MAX_ANSWER_BYTES} bytes.`);
      chunks.push(chunk);
    }
  } finally {
    clearTimeout(timer);
  }
  return Buffer.concat(chunks);
}

type ByteStream = AsyncIterable<Uint8Array> & { destroy(error?: Error): unknown };

function isByteStream(body: unknown): body is ByteStream {
  return typeof body === "object" && body !== null && Symbol.asyncIterator in body && "destroy" in body && typeof body.destroy === "function";
}

const connectionError = (code: string, message: string): Error => Object.assign(new Error(message), { code });

/** Query protocol: the form's `Action` field. */
function actionOf(body: unknown): string | null {
  return typeof body === "string" ? new URLSearchParams(body).get("Action") : null;
}

function refuseForeignDocument(body: Buffer, action: string | null): void {
  if (action === null) return;
  const text = body.toString("utf8").trim();
  const opens = new RegExp(`^(?:<\\?xml[^>]*\\?>\\s*)?<${action}Response[\\s>]`).test(text);
  if (opens && text.endsWith(`</${action}Response>`)) return;
  throw new MalformedAnswerError(`HTTP 2xx, ${body.byteLength} bytes, but not a whole ${action}Response.`);
}
