import { createServer as createHttpServer, type IncomingHttpHeaders } from "node:http";
import { createServer as createTcpServer, type AddressInfo } from "node:net";

export type Received = { path: string; headers: IncomingHttpHeaders; body: string };

/** An HTTP server on this machine that notes what it receives and answers with the statuses it was given, then with 200. */
export async function startReceiver({ body = "ignored" } = {}) {
  const received: Received[] = [];
  const answers: { status: number; location?: string }[] = [];
  const server = createHttpServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      received.push({ path: request.url ?? "", headers: request.headers, body: Buffer.concat(parts).toString("utf8") });
      const { status, location } = answers.shift() ?? { status: 200 };
      response.writeHead(status, location === undefined ? {} : { Location: location }).end(body);
    });
  });
  const port = await listen(server);
  return { url: `http://127.0.0.1:${port}`, port, received, answers, stop: () => new Promise((done) => server.close(done)) };
}

/** A mail server that takes every message in; `messages` are as they came over the wire. */
export async function startMailServer() {
  const messages: string[] = [];
  const server = createTcpServer((socket) => {
    let text: string[] | null = null;
    let rest = "";
    socket.write("220 test\r\n");
    socket.on("data", (part) => {
      const lines = (rest + part.toString("utf8")).split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        if (text) {
          if (line !== ".") text.push(line);
          else {
            messages.push(text.join("\n"));
            text = null;
            socket.write("250 taken\r\n");
          }
        } else if (line === "DATA") {
          text = [];
          socket.write("354 go on\r\n");
        } else socket.write(line === "QUIT" ? "221 bye\r\n" : "250 ok\r\n");
      }
    });
  });
  const port = await listen(server);
  return { url: `smtp://127.0.0.1:${port}`, messages, stop: () => new Promise((done) => server.close(done)) };
}

function listen(server: ReturnType<typeof createHttpServer> | ReturnType<typeof createTcpServer>): Promise<number> {
  return new Promise((ready) => {
    server.listen(0, "127.0.0.1", () => ready((server.address() as AddressInfo).port));
  });
}
