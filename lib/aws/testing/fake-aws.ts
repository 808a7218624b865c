import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** One request as CloudFormation's query protocol brings it. */
export type FakeRequest = { action: string; form: URLSearchParams };
export type FakeAnswer = (request: FakeRequest, response: ServerResponse, socket: Socket) => void;

/**
 * An AWS endpoint on this machine that answers as a test wants it to, for the answers that neither AWS nor the sandbox gives on
 * demand. `requests` is all it was sent.
 */
export type FakeAws = { url: string; requests: FakeRequest[]; answerWith(answer: FakeAnswer): void; close(): Promise<void> };

export async function startFakeAws(): Promise<FakeAws> {
  let answer: FakeAnswer = answerText("");
  const requests: FakeRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const form = await readForm(incoming);
    const request = { action: form.get("Action") ?? "", form };
    requests.push(request);
    answer(request, response, incoming.socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    requests,
    answerWith: (next) => (answer = next),
    close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(() => resolve()))),
  };
}

/** HTTP 200 with the action's own document around a result, given as the SDK's shape of it. */
export const answerResult =
  (result: object): FakeAnswer =>
  ({ action }, response) =>
    response.end(documentOf(action, result));

/** What AWS answers when it refuses: HTTP 400 unless told otherwise. */
export const answerError =
  (code: string, message: string, httpStatus = 400): FakeAnswer =>
  (_request, response) => {
    response.statusCode = httpStatus;
    response.end(
      `<ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><Error><Type>Sender</Type><Code>${code}</Code>` +
        `<Message>${escape(message)}</Message></Error><RequestId>fake</RequestId></ErrorResponse>`,
    );
  };

/** A body as it stands. */
export const answerText =
  (body: string, httpStatus = 200): FakeAnswer =>
  (_request, response) => {
    response.statusCode = httpStatus;
    response.end(body);
  };

/** The connection breaks after the request has arrived: nobody can know whether it was accepted. */
export const answerReset: FakeAnswer = (_request, _response, socket) => socket.destroy();

export function documentOf(action: string, result: object): string {
  return (
    `<${action}Response xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><${action}Result>${xmlOf(result)}</${action}Result>` +
    `<ResponseMetadata><RequestId>fake-${action}</RequestId></ResponseMetadata></${action}Response>`
  );
}

/** Recordings hold placeholders for times, and JSON where AWS sends JSON as text. */
const JSON_TEXT = new Set(["BeforeContext", "AfterContext", "ResourceProperties"]);

function xmlOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map((member) => `<member>${xmlOf(member)}</member>`).join("");
  if (typeof value !== "object") return escape(value === "datetime" || value === "timestamp" ? "2026-11-21T10:00:00.123Z" : String(value));
  return Object.entries(value)
    .map(([name, inner]) => `<${name}>${JSON_TEXT.has(name) ? escape(JSON.stringify(inner)) : xmlOf(inner)}</${name}>`)
    .join("");
}

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

async function readForm(incoming: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address !== "object") throw new Error("The fake does not listen.");
  return address.port;
}
