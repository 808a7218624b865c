import { mkdirSync } from "node:fs";

import { withoutAws } from "./aws-credentials.mjs";
import { inCheckout } from "./checkout.mjs";

/**
 * How to run the sandbox AWS account. It gets no AWS setting of this machine.
 * @param {{ python: string, home: string, port: number, speed: number }} options
 * @returns {{ url: string, plan: import("./kept-child.mjs").ChildPlan }}
 */
export function sandboxChild({ python, home, port, speed }) {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    plan: {
      name: "sandbox",
      command: python,
      args: ["-m", "pilothouse_sandbox"],
      env: { ...withoutAws(process.env), PYTHONPATH: inCheckout("sandbox"), PYTHONUNBUFFERED: "1", SANDBOX_PORT: String(port), SANDBOX_HOME: home, SANDBOX_SPEED: String(speed) },
      cwd: home,
      readyWhen: { kind: "http", url: `${url}/_sandbox/health` },
      readyWithinSeconds: 60,
    },
  };
}
