/**
 * Reads the product's event stream and hands on each message with the moment it arrived.
 * @param {{ url: string, headers: Record<string, string> }} api
 * @param {string[]} topics
 * @param {(message: { event: string, data: Record<string, string>, arrivedAtMs: number }) => void} onMessage
 */
export async function openStream({ url, headers }, topics, onMessage) {
  const stopping = new AbortController();
  const response = await fetch(`${url}/api/v1/stream?topics=${topics.join(",")}`, { headers, signal: stopping.signal });
  if (!response.ok || !response.body) throw new Error(`The stream answered ${response.status}.`);
  const reading = read(response.body, onMessage).catch((error) => {
    if (!stopping.signal.aborted) throw error;
  });
  return {
    close: async () => {
      stopping.abort();
      await reading;
    },
  };
}

async function read(body, onMessage) {
  let rest = "";
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    const arrivedAtMs = Date.now();
    const blocks = (rest + chunk).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const fields = block.split("\n");
      const event = fields.find((line) => line.startsWith("event:"))?.slice(6).trim();
      const data = fields.filter((line) => line.startsWith("data:")).map((line) => line.slice(5).trim()).join("\n");
      if (event && data) onMessage({ event, data: JSON.parse(data), arrivedAtMs });
    }
  }
}
