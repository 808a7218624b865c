import "server-only";

import { z } from "zod";

const schema = z.object({
  DATABASE_URL: z.string().min(1),
  NEXTAUTH_SECRET: z.string().min(32, "must hold at least 32 characters").optional(),
  NEXTAUTH_URL: z.url().optional(),
  PILOTHOUSE_HOME: z.string().default(".pilothouse"),
  PILOTHOUSE_SANDBOX_URL: z
    .url()
    .refine((url) => ["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname), "must be a loopback address")
    .optional(),
  PILOTHOUSE_LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  PILOTHOUSE_LOOPBACK_AWS_ONLY: z.enum(["0", "1"]).default("0"),
  PILOTHOUSE_CHANNEL_KEY: z.string().min(32, "must hold at least 32 characters").optional(),
  PILOTHOUSE_LOOPBACK_WEBHOOKS: z.enum(["0", "1"]).default("0"),
  SMTP_URL: z
    .url()
    .refine((url) => ["smtp:", "smtps:"].includes(new URL(url).protocol), "must begin with smtp:// or smtps://")
    .optional(),
  SMTP_FROM: z.string().min(3).optional(),
});

/** The process's settings; parsed once, at first use. `docs/configuration.md` lists them all. */
export type ServerEnv = {
  databaseUrl: string;
  /** Signs and encrypts the session cookie. Null in the worker, which has no sessions. */
  authSecret: string | null;
  /** The address that browsers use; mutations from any other origin are refused. In the worker, where links in messages lead; null: they have none. */
  publicUrl: string | null;
  home: string;
  /** Where the sandbox AWS account listens; null where there is none. */
  sandboxUrl: string | null;
  logLevel: string;
  /** Tests: refuse every AWS endpoint that is not on this machine, whatever credentials it has. */
  loopbackAwsOnly: boolean;
  /** What seals addresses and keys of notification channels in the database; null: channels that need it cannot be had. */
  channelKey: string | null;
  /** Development and tests: webhooks may lead to this machine, without TLS too. */
  loopbackWebhooks: boolean;
  /** The mail server, with its credentials; null: no e-mail is sent. */
  smtp: { url: string; from: string } | null;
};

let parsed: ServerEnv | null = null;

/** Throws with one line per wrong variable, so that a process with bad settings never starts half way. */
export function serverEnv(): ServerEnv {
  if (parsed) return parsed;
  const result = schema.safeParse(process.env);
  if (!result.success)
    throw new Error(`Settings: ${result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("; ")}`);
  const env = result.data;
  parsed = {
    databaseUrl: env.DATABASE_URL,
    authSecret: env.NEXTAUTH_SECRET ?? null,
    publicUrl: env.NEXTAUTH_URL ?? null,
    home: env.PILOTHOUSE_HOME,
    sandboxUrl: env.PILOTHOUSE_SANDBOX_URL ?? null,
    logLevel: env.PILOTHOUSE_LOG_LEVEL,
    loopbackAwsOnly: env.PILOTHOUSE_LOOPBACK_AWS_ONLY === "1",
    channelKey: env.PILOTHOUSE_CHANNEL_KEY ?? null,
    loopbackWebhooks: env.PILOTHOUSE_LOOPBACK_WEBHOOKS === "1",
    smtp: env.SMTP_URL === undefined || env.SMTP_FROM === undefined ? null : { url: env.SMTP_URL, from: env.SMTP_FROM },
  };
  return parsed;
}
