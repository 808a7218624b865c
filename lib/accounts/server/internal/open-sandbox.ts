import "server-only";

import { sandboxControl } from "@/lib/aws/sandbox-control";
import { database } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";

import { findSandboxAccount } from "./account-repository";

/** The sandbox's controls with its account's id. Throws `AppError` "sandbox-only" where no sandbox is connected. */
export async function openSandbox(): Promise<{ accountId: string; control: ReturnType<typeof sandboxControl> }> {
  const account = await findSandboxAccount(database());
  if (!account?.endpoint) throw new AppError("sandbox-only", "This is for the sandbox account, and none runs here.");
  return { accountId: account.id, control: sandboxControl(account.endpoint) };
}
