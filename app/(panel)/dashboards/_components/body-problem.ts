const MOST_BYTES = 1_000_000; // what the API reads of a body

/** What can be said of a body before it is sent; null: nothing. The API says the rest. */
export function bodyProblem(text: string): string | null {
  if (text.trim() === "") return "Paste a dashboard’s body first, or choose a file.";
  const bytes = new TextEncoder().encode(text).length;
  return bytes > MOST_BYTES ? `The body has ${bytes.toLocaleString("en")} bytes; ${MOST_BYTES.toLocaleString("en")} is the most that is read.` : null;
}
