import { notFound } from "next/navigation";
import { cache } from "react";

import { requireActor } from "@/lib/auth/server/session";
import { environmentIdSchema, type EnvironmentDetail } from "@/lib/environments/environment-view";
import { readEnvironment } from "@/lib/environments/server/read-environment";

/** The id in the address; ends as "not found" where it cannot be one. */
export async function environmentIdOf(params: Promise<{ environmentId: string }>): Promise<string> {
  const environmentId = environmentIdSchema.safeParse((await params).environmentId);
  return environmentId.success ? environmentId.data : notFound();
}

const findEnvironment = cache(async (environmentId: string) => readEnvironment({ actor: await requireActor(), environmentId }));

/** The environment that the address names, read once per request for head, title and page alike; ends as "not found" where there is none. */
export async function environmentOf(params: Promise<{ environmentId: string }>): Promise<EnvironmentDetail> {
  return (await findEnvironment(await environmentIdOf(params))) ?? notFound();
}
