import { closeDb } from "@/lib/db/client";
import { ensureFirstAdministrator } from "@/lib/people/server/ensure-first-administrator";

// One line of JSON for the supervisor that started this.
process.stdout.write(`${JSON.stringify(await ensureFirstAdministrator())}\n`);
await closeDb();
