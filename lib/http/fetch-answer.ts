import { problemDocumentSchema } from "./problem";
import { ProblemError } from "./problem-error";

/** Sends a request to our own API; answers only with a 2xx, everything else is thrown as `ProblemError` (an abort stays an abort). */
export async function fetchAnswer(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, { credentials: "same-origin", ...init }).catch((error: unknown) => {
    if (init.signal?.aborted) throw error;
    throw new ProblemError({ code: "unavailable", status: 0, detail: "Pilothouse does not answer. Check the connection and try again." });
  });
  if (response.ok) return response;
  throw await problemOf(response);
}

async function problemOf(response: Response): Promise<ProblemError> {
  const text = await response.text();
  const parsed = problemDocumentSchema.safeParse(parseJson(text));
  if (parsed.success) return new ProblemError(parsed.data);
  // A proxy's error page, or a process that is starting: it has no code of ours.
  return new ProblemError({ code: "unavailable", status: response.status, detail: `Pilothouse answered with status ${response.status}. Try again.` });
}

/** Undefined where the text is not JSON: the schema then refuses it like any other wrong shape. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
