import "server-only";

import type { AwsScope, ReadPriority } from "./aws-scope";
import { waitForTurn } from "./call-budget";
import { accountClients, type AccountClients } from "./clients";
import type { CloudFormationGateway } from "./cloudformation/gateway";
import { loadConnection, type AwsConnection } from "./connection-repository";
import { AwsError, toAwsError } from "./errors";
import type { ReadCall } from "./read-call";
import { countRead } from "./read-meter-repository";

const PASSING: readonly AwsError["kind"][] = ["throttled", "unreachable"];

/** An account connection opened in one region: its settings and, made when asked for, its gateways. */
export type OpenScope = {
  scope: AwsScope;
  connection: AwsConnection;
  clients: AccountClients;
  /** For gateways made by hand. */
  read: ReadCall;
  cloudFormation(): Promise<CloudFormationGateway>;
};

export type OpenScopeOptions = { priority?: ReadPriority; signal?: AbortSignal; waitAtMostMs?: number };

/**
 * Opens an account connection in a region, reading its row anew. Reads of CloudFormation through it wait for their turn
 * (`priority`), are counted, and are tried twice where the failure passes by itself. Throws `AppError` "unknown-account", or
 * `AwsError` where the connection's endpoint may not be reached from here.
 */
export async function openScope(scope: AwsScope, options: OpenScopeOptions = {}): Promise<OpenScope> {
  const connection = await loadConnection(scope.accountId);
  return scopeOf(connection, scope.region, options);
}

/** The same for a connection that has been loaded already. */
export function scopeOf(connection: AwsConnection, region: string, options: OpenScopeOptions = {}): OpenScope {
  const scope = { accountId: connection.id, region };
  const clients = accountClients(connection, region);
  const read = readCall(scope, options);
  return {
    scope,
    connection,
    clients,
    read,
    async cloudFormation() {
      const { cloudFormationGateway } = await import("./cloudformation/gateway");
      return cloudFormationGateway(await clients.cloudFormation(), read);
    },
  };
}

function readCall(scope: AwsScope, { priority = "page", signal, waitAtMostMs }: OpenScopeOptions): ReadCall {
  return async function read(action, send, unitsOf) {
    const budgeted = action.startsWith("cloudformation:");
    for (let attemptsLeft = budgeted ? 1 : 0; ; attemptsLeft -= 1) {
      if (budgeted) await waitForTurn(scope, { priority, signal, waitAtMostMs });
      try {
        const answer = await send();
        countRead(scope, action, "answered", unitsOf?.(answer));
        return answer;
      } catch (error) {
        countRead(scope, action, "failed");
        const failure = toAwsError(action, error);
        if (attemptsLeft > 0 && failure instanceof AwsError && PASSING.includes(failure.kind)) continue;
        throw failure;
      }
    }
  };
}
