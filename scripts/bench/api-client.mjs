import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { inCheckout } from "../supervisor/checkout.mjs";

/**
 * The API as a script uses it, with a token from `npm run token`.
 * @param {{ url: string }} product
 * @param {string} home
 * @param {string} [name] of the token, under which the audit names what it did
 */
export async function connect({ url }, home, name = "bench") {
  const { stdout } = await promisify(execFile)(process.execPath, ["scripts/token.mjs", "--role", "admin", "--name", name], {
    cwd: inCheckout(),
    env: { ...process.env, PILOTHOUSE_HOME: home, DATABASE_URL: "" },
  });
  const headers = { Authorization: `Bearer ${stdout.trim()}` };

  async function send(method, path, body) {
    const json = body === undefined ? {} : { headers: { ...headers, "Content-Type": "application/json" }, body: JSON.stringify(body) };
    const response = await fetch(`${url}/api/v1${path}`, { method, headers, ...json });
    const answer = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${answer}`);
    return answer === "" ? null : JSON.parse(answer);
  }
  return { url, headers, get: (path) => send("GET", path), post: (path, body) => send("POST", path, body), put: (path, body) => send("PUT", path, body) };
}
