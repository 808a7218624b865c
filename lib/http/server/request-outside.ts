import "server-only";

import { lookup as resolve, type LookupAddress } from "node:dns";
import { request as requestHttp, type IncomingMessage, type RequestOptions } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";

import { mayBeReached, type Reach } from "./may-be-reached";

/** Nothing was sent: the address is one that requests of ours may not go to. */
export class AddressRefusedError extends Error {
  constructor(host: string) {
    super(`${host} leads to an address inside this machine or its network, so nothing was sent.`);
    this.name = "AddressRefusedError";
  }
}

/** No answer came: no such name, no connection, no valid certificate, or not in time. The sentence says which. */
export class NoAnswerError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "NoAnswerError";
  }
}

export type OutsideRequest = {
  method: "GET" | "POST";
  url: URL;
  headers?: Record<string, string>;
  body?: string;
  timeoutMs: number;
  reach: Reach;
  /** Bytes of the answer's body that are of use; 0: none is read. */
  readAtMostBytes?: number;
  /** Where the connection goes instead of to the host of `url`, whose name is still the request's Host. http only. */
  connectTo?: URL;
  signal?: AbortSignal;
};

export type OutsideAnswer = { status: number; body: string; durationMs: number };

/**
 * One request to an address that a person or a stack named, guarded against being led to our own network: the connection goes to the very
 * address that was checked (no second look-up that could answer otherwise), and redirects are answers, not followed. Throws
 * `AddressRefusedError`, `NoAnswerError`.
 */
export async function requestOutside({ method, url, headers = {}, body, timeoutMs, reach, readAtMostBytes = 0, connectTo, signal }: OutsideRequest): Promise<OutsideAnswer> {
  const target = connectTo ?? url;
  const host = target.hostname.replace(/^\[|\]$/g, "");
  // The connection does not look up what is an address already.
  if (isIP(host) !== 0 && !mayBeReached(host, reach)) throw new AddressRefusedError(url.hostname);
  const time = AbortSignal.timeout(timeoutMs);
  const begunMs = performance.now();
  const options: RequestOptions = {
    method,
    protocol: target.protocol,
    host,
    port: target.port === "" ? undefined : target.port,
    path: `${url.pathname}${url.search}`,
    headers: { "User-Agent": "Pilothouse", ...headers, Host: url.host, ...(body === undefined ? {} : { "Content-Length": String(Buffer.byteLength(body)) }) },
    agent: false, // a connection of its own: one that was kept might lead elsewhere
    lookup: checkedLookup(reach),
    signal: signal ? AbortSignal.any([time, signal]) : time,
  };
  try {
    const response = await send(options, body);
    const status = response.statusCode ?? 0;
    return { status, body: await readBody(response, readAtMostBytes), durationMs: Math.round(performance.now() - begunMs) };
  } catch (error) {
    if (error instanceof AddressRefusedError) throw error;
    throw new NoAnswerError(time.aborted ? `No answer within ${timeoutMs / 1_000} s.` : wordsOf(error));
  }
}

function send(options: RequestOptions, body: string | undefined): Promise<IncomingMessage> {
  return new Promise((answer, fail) => {
    const request = (options.protocol === "https:" ? requestHttps : requestHttp)(options, answer);
    request.on("error", fail);
    request.end(body);
  });
}

async function readBody(response: IncomingMessage, atMostBytes: number): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    if (atMostBytes > 0)
      for await (const part of response) {
        parts.push(part);
        bytes += part.length;
        if (bytes >= atMostBytes) break;
      }
  } finally {
    response.destroy();
  }
  return Buffer.concat(parts).toString("utf8", 0, Math.min(bytes, atMostBytes));
}

/** Resolves a name and hands on only addresses that may be reached; one that may not refuses the whole name. */
const checkedLookup =
  (reach: Reach): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname, { family: options.family, hints: options.hints, all: true }, (error, found: LookupAddress[]) => {
      if (error) return callback(error, "", 0);
      const [first] = found;
      if (!first || found.some(({ address }) => !mayBeReached(address, reach))) return callback(new AddressRefusedError(hostname), "", 0);
      return options.all ? callback(null, found) : callback(null, first.address, first.family);
    });
  };

function wordsOf(error: unknown): string {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
  switch (code) {
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return "Its name could not be resolved.";
    case "ECONNREFUSED":
      return "It refused the connection.";
    case "ECONNRESET":
    case "EPIPE":
      return "It broke the connection off.";
    case "EHOSTUNREACH":
    case "ENETUNREACH":
    case "ETIMEDOUT":
      return "There is no way to it from here.";
    default:
      return /CERT|TLS|SSL|ALTNAME/.test(code) ? "Its certificate could not be verified." : "No answer came.";
  }
}
