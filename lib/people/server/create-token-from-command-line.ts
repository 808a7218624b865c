import "server-only";

import { z } from "zod";

import { insertToken } from "@/lib/auth/server/api-token-repository";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { makeBearerToken } from "@/lib/auth/server/bearer-token";
import { inTransaction } from "@/lib/db/transaction";

import { createTokenSchema } from "../own-account-view";
import { roleSchema } from "../person-view";

const wantedSchema = z.object({ role: roleSchema, name: createTokenSchema.shape.name });

/**
 * A bearer token of no person, for whoever may start this program on this machine: that is the permission. Shown once, valid until
 * it is revoked. Throws `ZodError` for a role or name that cannot be.
 */
export async function createTokenFromCommandLine(wanted: { role: string; name: string }): Promise<{ token: string }> {
  const { role, name } = wantedSchema.parse(wanted);
  const { token, tokenHash, prefix } = makeBearerToken();
  return inTransaction(async (tx) => {
    const stored = await insertToken(tx, { name, role, personId: null, expiresAt: null, tokenHash, prefix });
    await writeAudit(tx, {
      actor: { kind: "system", name: "Command line" },
      action: "token.create",
      outcome: { kind: "done" },
      object: { type: "token", id: stored.id },
      summary: `The token ${name} (${role}) was made on the command line.`,
      details: { role },
    });
    return { token };
  });
}
