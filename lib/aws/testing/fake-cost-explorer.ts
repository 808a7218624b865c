import { createServer, type Server } from "node:http";

/** One request as Cost Explorer's JSON protocol brings it. */
export type CostRequest = {
  action: string;
  body: { TimePeriod?: { Start: string; End: string }; NextPageToken?: string; GroupBy?: { Type: string; Key: string }[] };
};
export type CostAnswer = { status: number; body: object };

/**
 * A Cost Explorer on this machine, for answers that neither AWS nor the sandbox gives on demand. `answerWith` is asked for each request;
 * `requests` is all it was sent.
 */
export type FakeCostExplorer = { url: string; requests: CostRequest[]; answerWith(answer: (request: CostRequest) => CostAnswer): void; close(): Promise<void> };

export async function startFakeCostExplorer(): Promise<FakeCostExplorer> {
  let answer: ((request: CostRequest) => CostAnswer) | null = null;
  const requests: CostRequest[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const request: CostRequest = { action: String(incoming.headers["x-amz-target"]).split(".")[1] ?? "", body: JSON.parse(Buffer.concat(chunks).toString("utf8")) };
      requests.push(request);
      const { status, body } = answer?.(request) ?? { status: 500, body: {} };
      response.writeHead(status, { "content-type": "application/x-amz-json-1.1" }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    requests,
    answerWith: (next) => (answer = next),
    close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(() => resolve()))),
  };
}

/** A page of GetCostAndUsage; `token` leads to the next. */
export const costPage = (results: readonly object[], token?: string): CostAnswer => ({
  status: 200,
  body: { ResultsByTime: results, GroupDefinitions: [], DimensionValueAttributes: [], ...(token ? { NextPageToken: token } : {}) },
});

/** One day of GetCostAndUsage. */
export const costDay = (day: string, groups: readonly object[], { estimated = false }: { estimated?: boolean } = {}): object => ({
  TimePeriod: { Start: day, End: new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10) },
  Total: {},
  Groups: groups,
  Estimated: estimated,
});

/** A group under the value of our tag (empty: untagged); `what` is a usage type or a record type. */
export const costGroup = (environment: string, what: string, amount: string, { unit = "USD", usage }: { unit?: string; usage?: [quantity: string, unit: string] } = {}): object => ({
  Keys: [`pilothouse:environment$${environment}`, what],
  Metrics: { UnblendedCost: { Amount: amount, Unit: unit }, ...(usage ? { UsageQuantity: { Amount: usage[0], Unit: usage[1] } } : {}) },
});

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The fake Cost Explorer does not listen.");
  return address.port;
}
