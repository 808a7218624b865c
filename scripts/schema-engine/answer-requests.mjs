import readline from "node:readline";

import { createDatabase } from "./database-command.mjs";
import { openEngine } from "./wasm-engine.mjs";

const ENGINE_ERROR = 4466; // the code under which Prisma looks for the error's data

/**
 * Answers one JSON-RPC request per line until the input ends.
 * @param {string | null} databaseUrl
 * @param {string[]} schemaFiles
 */
export async function answerRequests(databaseUrl, schemaFiles) {
  let opened = null;
  const engine = () => (opened ??= openEngine(databaseUrl, schemaFiles));
  let printed = 0;

  for await (const line of readline.createInterface({ input: process.stdin })) {
    const request = JSON.parse(line);
    if (!request.method) continue; // an answer to something we printed
    try {
      const result = await answer(request);
      send({ jsonrpc: "2.0", result: result ?? {}, id: request.id });
    } catch (error) {
      const data = { is_panic: false, message: String(error?.message ?? error), backtrace: null };
      send({ jsonrpc: "2.0", error: { code: ENGINE_ERROR, message: "An error happened. Check the data field for details.", data }, id: request.id });
    }
  }
  process.exit(0); // the engine's pool would keep the process alive

  async function answer({ method, params }) {
    if (method === "createDatabase") return { databaseName: await createDatabase(databaseUrl) };
    if (method === "getDatabaseVersion") return (await engine()).version(null);
    const result = await (await engine())[method](params);
    // The real engine prints a diff by asking its caller to; the WebAssembly one returns it.
    if (method === "diff" && result?.stdout) send({ jsonrpc: "2.0", method: "print", params: { content: result.stdout }, id: ++printed });
    return result;
  }
}

const send = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
