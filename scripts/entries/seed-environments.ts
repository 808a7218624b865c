import { parseArgs } from "node:util";

import { z } from "zod";

import { seedAlarms } from "@/lib/alarms/testing/seed-alarms-repository";
import { closeDb } from "@/lib/db/client";
import { database } from "@/lib/db/transaction";
import { seedEnvironments } from "@/lib/environments/testing/seed-environments-repository";

const argumentsSchema = z.object({ count: z.coerce.number().int().positive().max(100_000), alarms: z.coerce.number().int().nonnegative().max(100_000).default(0) });

const { values } = parseArgs({ options: { count: { type: "string" }, alarms: { type: "string" } } });
const { count, alarms } = argumentsSchema.parse(values);
const { accountId } = await seedEnvironments(database(), count, { withRunning: false });
if (alarms > 0) await seedAlarms(database(), accountId, alarms);
await closeDb();
