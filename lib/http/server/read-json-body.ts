import "server-only";

import { AppError } from "@/lib/shared/app-error";

import { unstorableTextIn } from "../unstorable-text";

export const BODY_LIMIT_BYTES = 1024 * 1024;

const tooLarge = (): AppError => new AppError("body-too-large", "The body is larger than 1 MB (1,048,576 bytes). Send less.");

/** The whole body, but never more than 1 MB of it: the limit holds while reading, whatever Content-Length claims. */
export async function readLimited(request: Request): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > BODY_LIMIT_BYTES) throw tooLarge();
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body) {
    bytes += chunk.byteLength;
    if (bytes > BODY_LIMIT_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export type JsonBody = { text: string; value: unknown };

/**
 * The body as JSON; null where there is none. Throws "body-too-large", "unsupported-media-type", "invalid-json", and
 * "invalid-input" for text that neither AWS nor the database could hold.
 */
export async function readJsonBody(request: Request): Promise<JsonBody | null> {
  const bytes = await readLimited(request);
  if (bytes.byteLength === 0) return null;
  const mediaType = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (mediaType !== "application/json")
    throw new AppError("unsupported-media-type", 'Send the body as JSON, with "Content-Type: application/json".');

  const text = decodeUtf8(bytes);
  const value = parseJson(text);
  // JSON allows such characters only as escapes, so most bodies need no search.
  const path = text.includes("\\u") ? unstorableTextIn(value) : null;
  if (path !== null)
    throw new AppError("invalid-input", "The body holds a character that cannot be kept.", {
      problems: [{ path, message: "Leave out NUL characters and halves of surrogate pairs." }],
    });
  return { text, value };
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw new AppError("invalid-json", "The body is not valid UTF-8.");
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new AppError("invalid-json", "The body cannot be read as JSON. Check brackets, commas and quotes.");
    throw error;
  }
}
