import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import readline from "node:readline";

/** A worker of a test's own, as a process that can be killed. */
export type WorkerProcess = {
  /** Ends it at once, as a crash does; resolves when it is gone. */
  kill(): Promise<void>;
  /** Asks it to end, as the supervisor does; answers its exit code. */
  stop(): Promise<number | null>;
};

let bundled: Promise<string> | null = null;

/** The worker's program, built once per test file, beside the real one so that a build going on elsewhere is not in its way. */
function workerFile(): Promise<string> {
  return (bundled ??= build());
}

async function build(): Promise<string> {
  const outdir = path.resolve("dist", `worker-under-test-${process.pid}`);
  const script = `import { bundleOptions } from "./scripts/set-up/bundles.mjs"; import { build } from "esbuild"; await build({ ...bundleOptions(["worker"]), outdir: ${JSON.stringify(outdir)} });`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "inherit", "inherit"] });
  const code = await exitOf(child);
  if (code !== 0) throw new Error(`The worker could not be built (${code}).`);
  return path.join(outdir, "worker.mjs");
}

/** Starts a worker on the test's database; resolves when it says that it is ready. `sandboxUrl` may lead through a proxy. */
export async function startWorker({ sandboxUrl, logLevel = "error" }: { sandboxUrl: string; logLevel?: string }): Promise<WorkerProcess> {
  const child = spawn(process.execPath, ["--enable-source-maps", "--no-warnings", await workerFile()], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      PILOTHOUSE_SANDBOX_URL: sandboxUrl,
      PILOTHOUSE_LOOPBACK_AWS_ONLY: "1",
      PILOTHOUSE_LOG_LEVEL: logLevel,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = exitOf(child);
  const killWithTest = () => child.kill("SIGKILL");
  process.once("exit", killWithTest);
  void ended.then(() => process.removeListener("exit", killWithTest));
  const ready = new Promise<void>((resolve) => {
    readline.createInterface({ input: child.stdout }).on("line", (line) => {
      if (line === "worker ready") resolve();
      else process.stderr.write(`${line}\n`);
    });
  });
  const tooSoon = ended.then((code): never => {
    throw new Error(`The worker ended (${code}) before it was ready.`);
  });
  await Promise.race([ready, tooSoon]);
  tooSoon.catch(() => undefined); // it ends later on purpose
  return {
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

const exitOf = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.once("exit", resolve));
