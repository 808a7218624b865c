import "server-only";

import { log } from "@/lib/env/log";
import { serverEnv } from "@/lib/env/server";

// Secrets that stand in documentation and examples: whoever reads them there could seal a session.
const KNOWN_SECRETS = /change-?_?me|your[-_ ]?secret|nextauth[-_]?secret|insecure|^(.{1,8})\1+$/i;

/** What is wrong with the web process's settings, in one sentence; null where nothing is. */
export function wrongWebSetting(env: { authSecret: string | null; publicUrl: string | null }): string | null {
  if (env.authSecret === null) return "NEXTAUTH_SECRET is not set. It seals sessions; generate one with: openssl rand -base64 48";
  if (KNOWN_SECRETS.test(env.authSecret)) return "NEXTAUTH_SECRET looks like an example. Generate one with: openssl rand -base64 48";
  if (env.publicUrl === null) return "NEXTAUTH_URL is not set. It is the address that browsers use, for example https://panel.example.org";
  return null;
}

/** Ends the process where a setting is missing or wrong: one that started without would be open, or closed to everybody. */
export function checkWebSettings(): void {
  const wrong = settingError();
  if (wrong === null) return;
  process.stderr.write(`${wrong}\n`);
  process.exit(1);
}

function settingError(): string | null {
  try {
    const wrong = wrongWebSetting(serverEnv());
    if (wrong === null) log().info("settings are in order");
    return wrong;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
