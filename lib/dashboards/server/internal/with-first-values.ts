import "server-only";

import type { DashboardBody } from "../../parse-dashboard-body";
import { readVariables } from "../../read-variables";
import { findVariableValues } from "./find-variable-values";

/** What is asked for, and for variables that nobody chose the first value that their search finds ("__FIRST"), where it finds one. */
export async function withFirstValues(body: DashboardBody, asked: Readonly<Record<string, string>> | undefined, scope: { accountId: string; region: string }): Promise<Record<string, string>> {
  const wanted = readVariables(body.variables).variables.filter(({ id, takesFirst }) => takesFirst && !Object.hasOwn(asked ?? {}, id));
  const found = await Promise.all(
    wanted.map(async ({ id, search }) => {
      const first = search && (await findVariableValues(search, scope)).values[0];
      return first ? [[id, first.value] as const] : [];
    }),
  );
  return { ...Object.fromEntries(found.flat()), ...asked };
}
