import { parseArgs } from "node:util";

import { z } from "zod";

import { closeDb } from "@/lib/db/client";
import { database } from "@/lib/db/transaction";
import { seedEnvironments } from "@/lib/environments/testing/seed-environments-repository";

const argumentsSchema = z.object({ count: z.coerce.number().int().positive().max(100_000) });

const { values } = parseArgs({ options: { count: { type: "string" } } });
await seedEnvironments(database(), argumentsSchema.parse(values).count, { withRunning: false });
await closeDb();
