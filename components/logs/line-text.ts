const ESCAPE = String.fromCodePoint(27);
/** What colours a terminal and is noise in a page. */
const TERMINAL_COLOURS = new RegExp(`${ESCAPE}\\[[0-9;]*[A-Za-z]`, "g");

/** A line as text for a page, without a terminal's colours and the line's own end. */
export const lineText = (message: string): string => message.replace(TERMINAL_COLOURS, "").trimEnd();

/** The same, set out over several lines where it is JSON. */
export function lineTextInFull(message: string): string {
  const text = lineText(message);
  if (!text.startsWith("{") && !text.startsWith("[")) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
