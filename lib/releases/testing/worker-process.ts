import { spawn, type ChildProcess } from "node:child_process";
import readline from "node:readline";

/** A worker of a test's own, as a process that can be killed. */
export type WorkerProcess = {
  /** Ends it at once, as a crash does; resolves when it is gone. */
  kill(): Promise<void>;
  /** Stops it in its tracks, as a machine that goes to sleep does, until `resume`. */
  pause(): void;
  resume(): void;
  /** Asks it to end, as the supervisor does; answers its exit code. */
  stop(): Promise<number | null>;
};

/** Starts a worker on the test's database; resolves when it says that it is ready. `sandboxUrl` may lead through a proxy. */
export async function startWorker({ sandboxUrl, logLevel = "error" }: { sandboxUrl: string; logLevel?: string }): Promise<WorkerProcess> {
  const file = process.env.PILOTHOUSE_TEST_WORKER;
  if (!file) throw new Error("startWorker() works in *.integration.test.ts files, whose set-up builds the worker.");
  const child = spawn(process.execPath, ["--enable-source-maps", "--no-warnings", file], {
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
    pause: () => void child.kill("SIGSTOP"),
    resume: () => void child.kill("SIGCONT"),
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

const exitOf = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.once("exit", resolve));
