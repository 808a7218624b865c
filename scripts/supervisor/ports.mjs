import { readFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";

import { writeWhole } from "./data-folder.mjs";
import { StartFailure } from "./start-failure.mjs";

/**
 * Why a server could not listen here just now; null where it could.
 * @param {number} port
 * @param {string} [host]
 * @returns {Promise<{ code: string, port: number } | { code: null, port: number }>}
 */
function tryListen(port, host = "127.0.0.1") {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", (error) => resolve({ code: error.code, port }));
    server.listen({ port, host, exclusive: true }, () => {
      const { port: found } = /** @type {net.AddressInfo} */ (server.address());
      server.close(() => resolve({ code: null, port: found }));
    });
  });
}

export const freePort = async () => (await tryListen(0)).port;

/**
 * The port the web listens on, proven free. The sentence names the variable to change.
 * @param {string} host
 * @param {number} port 0: any free one
 * @param {string} variable
 */
export async function claimPort(host, port, variable) {
  const { code, port: found } = await tryListen(port, host);
  switch (code) {
    case null:
      return found;
    case "EADDRINUSE":
      throw new StartFailure(`Port ${port} on ${host} is taken by another program; choose another with ${variable}=${port + 1}.`);
    case "EACCES":
      throw new StartFailure(`Port ${port} needs more rights than this user has; choose one above 1023 with ${variable}=.`);
    default:
      throw new StartFailure(`Cannot listen on ${host}:${port} (${code}); check HOST and ${variable}.`);
  }
}

/**
 * A free port that stays the same from start to start as long as nobody else takes it, so that a client that was
 * pointed at it still works tomorrow.
 * @param {string} home
 * @param {"sandbox" | "database"} name
 */
export async function stablePort(home, name) {
  const file = path.join(home, "run", "ports.json");
  const kept = readPorts(file);
  if (Number.isInteger(kept[name]) && (await tryListen(kept[name])).code === null) return kept[name];
  const port = await freePort();
  writeWhole(file, JSON.stringify({ ...readPorts(file), [name]: port }));
  return port;
}

function readPorts(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {}; // first start, or a file somebody emptied: new ports are as good
  }
}
