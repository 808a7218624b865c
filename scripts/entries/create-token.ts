import { parseArgs } from "node:util";

import { z } from "zod";

import { closeDb } from "@/lib/db/client";
import { createTokenFromCommandLine } from "@/lib/people/server/create-token-from-command-line";

const argumentsSchema = z.object({ role: z.enum(["viewer", "operator", "admin"]), name: z.string().min(1) });

const { values } = parseArgs({ options: { role: { type: "string" }, name: { type: "string" } } });
const { token } = await createTokenFromCommandLine(argumentsSchema.parse(values));
process.stdout.write(`${token}\n`);
await closeDb();
