// A process of its own that outlives the supervisor by seconds. Its standard input closes however the supervisor
// ends, SIGKILL included; it then ends what the supervisor had started and not reported as ended:
//
//   supervisor ──pipe──▶ undertaker          lines: {"add":pid,"signal":"SIGTERM"} … {"remove":pid}
//       ✗ killed                │ end of input
//                               └──▶ signal each group, SIGKILL after the grace, exit
import readline from "node:readline";

import { endGroup } from "./process-group.mjs";

const GRACE_MS = 6_000; // the sandbox saves its state within 5 s

/** @type {Map<number, NodeJS.Signals>} */
const wards = new Map();

// Ctrl-C reaches the supervisor alone; only the end of the pipe counts here.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});

for await (const line of readline.createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if (message.add) wards.set(message.add, message.signal);
  else wards.delete(message.remove);
}

await Promise.all([...wards].map(([pid, signal]) => endGroup(pid, { signal, graceMs: GRACE_MS })));
process.exit(0);
