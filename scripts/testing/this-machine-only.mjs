// Runs before every test file: whatever credentials and settings this machine has for AWS are gone, and a connection to
// any other machine fails, so that no test can reach an account.
import net from "node:net";

import { withoutAws } from "../supervisor/aws-credentials.mjs";

const cleared = withoutAws(process.env);
for (const name of Object.keys(process.env)) if (!(name in cleared)) delete process.env[name];
Object.assign(process.env, cleared, { PILOTHOUSE_LOOPBACK_AWS_ONLY: "1" });

const LOOPBACK = /^(localhost|::1|::ffff:127\.\S+|127\.\d+\.\d+\.\d+)$/i;
const connect = net.Socket.prototype.connect;

net.Socket.prototype.connect = function connectOnThisMachine(...args) {
  const host = destination(args);
  if (host === null || LOOPBACK.test(host)) return connect.apply(this, args);
  process.nextTick(() => this.destroy(new Error(`Tests reach no other machine, and something asked for ${host}.`)));
  return this;
};

/** The host of net.Socket.connect's arguments; null for a local socket. Node itself hands on one array: [options, callback]. */
function destination(args) {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === "object" && first !== null) return first.path ? null : (first.host ?? "localhost");
  if (typeof first === "string" && Number.isNaN(Number(first))) return null;
  return typeof second === "string" ? second : "localhost";
}
