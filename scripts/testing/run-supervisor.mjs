import { spawn } from "node:child_process";
import readline from "node:readline";

import { withoutAws } from "../supervisor/aws-credentials.mjs";
import { CHECKOUT, inCheckout } from "../supervisor/checkout.mjs";

/**
 * A supervisor under test, as `npm start` runs it, with everything it printed.
 * @param {Record<string, string>} env beside the machine's own without AWS
 * @param {string} [script]
 */
export function runSupervisor(env, script = "start.mjs") {
  const child = spawn(process.execPath, [inCheckout("scripts", script)], {
    cwd: CHECKOUT,
    env: { ...plainEnvironment(), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  /** @type {string[]} */
  const lines = [];
  /** @type {((line: string) => void)[]} */
  const listeners = [];
  for (const stream of [child.stdout, child.stderr])
    readline.createInterface({ input: stream }).on("line", (line) => {
      lines.push(line);
      for (const listener of listeners) listener(line);
    });
  const ended = new Promise((resolve) => child.once("close", (exitCode, signal) => resolve({ exitCode, signal })));

  return {
    pid: child.pid,
    ended,
    output: () => lines.join("\n"),
    /** The first line that matches, printed before or after the call; throws with the whole output where it ends without. */
    async line(pattern) {
      const seen = lines.find((line) => pattern.test(line));
      if (seen) return seen;
      const coming = new Promise((resolve) => listeners.push((line) => pattern.test(line) && resolve(line)));
      const over = ended.then(({ exitCode }) => {
        throw new Error(`It ended with exit code ${exitCode} before it printed ${pattern}:\n${lines.join("\n")}`);
      });
      over.catch(() => {}); // only the race below is waited for
      return Promise.race([coming, over]);
    },
    /** @param {NodeJS.Signals} signal */
    async stop(signal = "SIGTERM") {
      child.kill(signal);
      return ended;
    },
  };
}

/** This machine's environment without what a person or another test set for Pilothouse, npm or AWS. */
function plainEnvironment() {
  const ours = /^(PORT|HOST|DATABASE_URL|NODE_ENV|NODE_OPTIONS|VITEST.*|NEXTAUTH_.*|SANDBOX_.*|PILOTHOUSE_.*|npm_.*|INIT_CWD)$/;
  return Object.fromEntries(Object.entries(withoutAws(process.env)).filter(([name]) => !ours.test(name)));
}
