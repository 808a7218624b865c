import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { healthQuery, verificationQuery } from "@/lib/health/queries";
import { readHealth } from "@/lib/health/server/read-health";
import { readVerification } from "@/lib/health/server/read-verification";
import { getQueryClient } from "@/lib/http/get-query-client";

import { environmentIdOf, environmentOf } from "../../environment-of-page";
import { EnvironmentHealth } from "./_components/environment-health";

type Props = { params: Promise<{ environmentId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Health of ${(await environmentOf(params)).name}` };
}

export default async function EnvironmentHealthPage({ params }: Props) {
  const environmentId = await environmentIdOf(params);
  const actor = await requireActor();
  const [health, verification] = await Promise.all([readHealth({ actor, environmentId, now: new Date() }), readVerification({ actor, environmentId })]);
  if (!health || !verification) notFound();

  const queryClient = getQueryClient();
  queryClient.setQueryData(healthQuery(environmentId).queryKey, health);
  queryClient.setQueryData(verificationQuery(environmentId).queryKey, verification);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <EnvironmentHealth environmentId={environmentId} maySign={can(actor, "maintenance:write")} />
    </HydrationBoundary>
  );
}
