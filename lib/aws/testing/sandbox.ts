import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import net from "node:net";
import path from "node:path";
import readline from "node:readline";

const STOPS_WITHIN_MS = 6_000; // it saves its state within 5 s

/** A sandbox AWS account that belongs to one test file. */
export type TestSandbox = {
  url: string;
  /** Its state on disk; survives `stop` until `remove`. */
  home: string;
  /** Ends it, with SIGKILL to try a crash. */
  stop(signal?: "SIGTERM" | "SIGKILL"): Promise<void>;
  /** Ends it and removes its state. */
  remove(): Promise<void>;
};

/** The sandbox that integration test files share, one after the other: a file leaves its speed and faults as they were. */
export function sharedSandboxUrl(): string {
  const url = process.env.PILOTHOUSE_SANDBOX_URL;
  if (!url) throw new Error("The shared sandbox is there in *.integration.test.ts files, whose set-up starts it.");
  return url;
}

/**
 * Starts a sandbox on a free port, for tests that change its speed, set faults or end it. `home` continues the state
 * of an earlier one. It ends with the test process, however that ends.
 */
export async function startSandbox({ speed, home, port }: { speed: number; home?: string; port?: number }): Promise<TestSandbox> {
  const { PILOTHOUSE_SANDBOX_PYTHON: python, PILOTHOUSE_TEST_HOME: homes } = process.env;
  if (!python || !homes) throw new Error("startSandbox() works in *.integration.test.ts files, whose set-up installs the sandbox.");
  const stateFolder = home ?? (await mkdtemp(path.join(homes, "sandbox-of-a-file-")));
  const listenPort = port ?? (await freePort());
  const child = spawn(python, ["-m", "pilothouse_sandbox"], {
    cwd: stateFolder,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: process.env.NODE_ENV,
      HOME: stateFolder,
      PYTHONPATH: path.resolve("sandbox"),
      SANDBOX_PORT: String(listenPort),
      SANDBOX_HOME: stateFolder,
      SANDBOX_SPEED: String(speed),
    },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const releaseUndertaker = endWithThisProcess(child.pid);
  await readyLine(child, ended);

  const stop = async (signal: "SIGTERM" | "SIGKILL" = "SIGTERM") => {
    child.kill(signal);
    const forced = setTimeout(() => child.kill("SIGKILL"), STOPS_WITHIN_MS);
    await ended;
    clearTimeout(forced);
    releaseUndertaker();
  };
  return {
    url: `http://127.0.0.1:${listenPort}`,
    home: stateFolder,
    stop,
    remove: async () => {
      await stop();
      await rm(stateFolder, { recursive: true, force: true });
    },
  };
}

/** Resolves when it says that it is ready; throws with what it printed where it ends before. */
async function readyLine(child: ReturnType<typeof spawn>, ended: Promise<void>): Promise<void> {
  const printed: string[] = [];
  const ready = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      if (stream)
        readline.createInterface({ input: stream }).on("line", (line) => {
          printed.push(line);
          if (line.startsWith("sandbox ready")) resolve();
        });
  });
  const failed = ended.then(() => {
    throw new Error(`The sandbox ended before it was ready:\n${printed.slice(-20).join("\n")}`);
  });
  await Promise.race([ready, failed]);
  failed.catch(() => undefined); // it ends later on purpose
}

/** A test process that is killed closes the undertaker's input, which then ends the sandbox. */
function endWithThisProcess(pid: number | undefined): () => void {
  const script = path.resolve("scripts/supervisor/undertaker.mjs");
  const undertaker = spawn(process.execPath, [script], { detached: true, stdio: ["pipe", "ignore", "ignore"] });
  undertaker.unref();
  undertaker.stdin.write(`${JSON.stringify({ add: pid, signal: "SIGTERM" })}\n`);
  return () => undertaker.stdin.end(`${JSON.stringify({ remove: pid })}\n`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address !== null && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}
