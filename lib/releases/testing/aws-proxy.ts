import http from "node:http";

/** Where a request is held: before AWS has seen it, or when AWS has answered and the caller does not know it yet. */
export type HoldPoint = "arrived" | "answered";

export type HeldRequest = {
  action: string;
  /** Lets it go on; never called, it goes the way of its caller. */
  letGo(): void;
};

export type AwsProxy = {
  url: string;
  /** Resolves when the next request of this action comes to this point, and holds it there. */
  hold(action: string, point: HoldPoint): Promise<HeldRequest>;
  /** Cuts the connection of the next request of this action at this point. */
  cut(action: string, point: HoldPoint): void;
  close(): Promise<void>;
};

type Trap = { action: string; point: HoldPoint; spring: () => Promise<void> };

/** Stands between a worker and the sandbox, so that a test can stop the world at one request. */
export async function startAwsProxy(target: string): Promise<AwsProxy> {
  const traps: Trap[] = [];
  const sockets = new Set<import("node:net").Socket>();

  const springTrap = (action: string, point: HoldPoint): Promise<void> => {
    const index = traps.findIndex((trap) => trap.action === action && trap.point === point);
    const [trap] = index < 0 ? [] : traps.splice(index, 1);
    return trap ? trap.spring() : Promise.resolve();
  };

  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => void pass(request, Buffer.concat(chunks), response));
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });

  async function pass(request: http.IncomingMessage, body: Buffer, response: http.ServerResponse): Promise<void> {
    const action = actionOf(request, body);
    try {
      await springTrap(action, "arrived");
      if (response.destroyed || request.socket.destroyed) return;
      const answer = await forward(target, request, body);
      await springTrap(action, "answered");
      response.writeHead(answer.status, answer.headers).end(answer.body);
    } catch {
      request.socket.destroy(); // the trap cut it, or the sandbox is gone: to the caller both are a lost connection
    }
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The proxy has no port.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    hold: (action, point) =>
      new Promise((resolve) => {
        traps.push({ action, point, spring: () => new Promise((letGo) => resolve({ action, letGo })) });
      }),
    cut(action, point) {
      traps.push({ action, point, spring: () => Promise.reject(new Error("cut")) });
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** CloudFormation's requests name their action in the form they send, JSON ones in a header. */
function actionOf(request: http.IncomingMessage, body: Buffer): string {
  const target = request.headers["x-amz-target"];
  if (typeof target === "string") return target.split(".").at(-1) ?? "";
  return new URLSearchParams(body.toString("utf8")).get("Action") ?? "";
}

function forward(target: string, request: http.IncomingMessage, body: Buffer): Promise<{ status: number; headers: http.IncomingHttpHeaders; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const sent = http.request(new URL(request.url ?? "/", target), { method: request.method, headers: request.headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: Buffer.concat(chunks) }));
      answer.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
