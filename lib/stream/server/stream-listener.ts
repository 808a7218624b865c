import "server-only";

import pg from "pg";

import { serverEnv } from "@/lib/env/server";
import { log } from "@/lib/env/log";

const CHANNEL = "pilothouse_stream";
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5_000;
const PROBE_MS = 20_000; // a connection that a firewall dropped says nothing; a question does

type Handlers = {
  onId: (id: string) => void;
  /** After each connect; `deafSince` is null for the first one, else when the last connection was last known to be alive. */
  onListening: (deafSince: Date | null) => void;
};

/**
 * Keeps one connection of its own listening, and another in its place when it breaks; what is said in between, `onListening` has to
 * fetch. Answers how to stop.
 */
export function listenForMessages(handlers: Handlers): () => Promise<void> {
  let stopped = false;
  let client: pg.Client | null = null;
  let waitMs = FIRST_WAIT_MS;
  let aliveAt: Date | null = null;
  let timer: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const opened = new pg.Client({ connectionString: serverEnv().databaseUrl, keepAlive: true, connectionTimeoutMillis: LONGEST_WAIT_MS, query_timeout: LONGEST_WAIT_MS });
    client = opened;
    opened.on("error", (error) => again(opened, error));
    opened.on("end", () => again(opened, null));
    opened.on("notification", ({ payload }) => payload !== undefined && handlers.onId(payload));
    try {
      await opened.connect();
      await opened.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      again(opened, error);
      return;
    }
    if (stopped || client !== opened) return;
    const deafSince = aliveAt;
    aliveAt = new Date();
    waitMs = FIRST_WAIT_MS;
    handlers.onListening(deafSince);
    timer = setTimeout(() => void probe(opened), PROBE_MS);
    timer.unref();
  }

  async function probe(opened: pg.Client): Promise<void> {
    try {
      await opened.query("SELECT 1");
    } catch (error) {
      again(opened, error);
      return;
    }
    if (client !== opened) return;
    aliveAt = new Date();
    timer = setTimeout(() => void probe(opened), PROBE_MS);
    timer.unref();
  }

  function again(broken: pg.Client, error: unknown): void {
    if (stopped || client !== broken) return;
    client = null;
    clearTimeout(timer);
    log().warn({ err: error, waitMs }, "the stream's connection to the database broke; connecting again");
    void broken.end().catch((late: unknown) => log().debug({ err: late }, "a broken connection did not close"));
    timer = setTimeout(() => void connect(), waitMs);
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  }

  void connect();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await client?.end();
  };
}
