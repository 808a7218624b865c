/** One event of a server-sent stream; `id` is null where the event carried none. */
export type StreamEvent = { id: string | null; event: string; data: string };

/**
 * Cuts a text/event-stream into events, however the network splits it. Comments (the server's heartbeat) yield nothing: that bytes
 * arrived at all is the reader's sign of life. Follows "Parsing an event stream" of the HTML standard, but keeps no last id across
 * events: the caller does that.
 */
export function createEventStreamParser(onEvent: (event: StreamEvent) => void): (chunk: string) => void {
  let rest = "";
  let event = "";
  let id: string | null = null;
  let data: string[] = [];

  const takeLine = (line: string): void => {
    if (line === "") {
      if (data.length > 0) onEvent({ id, event: event || "message", data: data.join("\n") });
      event = "";
      id = null;
      data = [];
      return;
    }
    if (line.startsWith(":")) return;
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") event = value;
    else if (field === "data") data.push(value);
    else if (field === "id" && !value.includes("\0")) id = value;
  };

  return (chunk) => {
    rest += chunk;
    // A lone \r at the end may be the first half of \r\n: leave it for the next chunk.
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? "";
    for (const line of lines) takeLine(line);
  };
}
