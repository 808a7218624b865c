import { z } from "zod";

import { accountViewSchema } from "@/lib/accounts/account-view";
import { environmentDetailSchema } from "@/lib/environments/environment-view";
import { operationViewSchema } from "@/lib/releases/operation-view";
import { releaseViewSchema } from "@/lib/releases/release-view";
import { pageSchema } from "@/lib/shared/page";

import { adminToken, baseUrl } from "./settings";

type Method = "GET" | "POST" | "PUT" | "DELETE";

/** The panel's own API, as a script uses it with a token: to prepare what a journey begins with, and to look behind the pages. */
export async function ask<Schema extends z.ZodType>(method: Method, path: string, schema: Schema, body?: unknown): Promise<z.output<Schema>> {
  const response = await fetch(`${baseUrl()}/api/v1${path}`, {
    method,
    headers: { Authorization: `Bearer ${adminToken()}`, ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return schema.parse(response.status === 204 ? undefined : await response.json());
}

export const readEnvironment = (id: string) => ask("GET", `/environments/${id}`, environmentDetailSchema);
export const readOperation = (id: string) => ask("GET", `/operations/${id}`, operationViewSchema);
export const startOperation = (environmentId: string, body: Record<string, unknown>) =>
  ask("POST", `/environments/${environmentId}/operations`, operationViewSchema, body);
export const createRelease = (environmentId: string, parameters: Record<string, string>, note = "") =>
  ask("POST", `/environments/${environmentId}/releases`, releaseViewSchema, { parameters, ...(note === "" ? {} : { note }) });

/** The account on this machine; the worker connects it while it starts. */
export async function sandboxAccount() {
  const { items } = await ask("GET", "/accounts", pageSchema(accountViewSchema));
  const account = items.find(({ kind }) => kind === "sandbox");
  if (!account) throw new Error("The product has no sandbox account.");
  return account;
}
