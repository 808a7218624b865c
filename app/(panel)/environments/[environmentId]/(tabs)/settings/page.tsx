import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { environmentIdSchema } from "@/lib/environments/environment-view";

import { EnvironmentSettings } from "./_components/environment-settings";

export const metadata: Metadata = { title: "Settings" };

export default async function EnvironmentSettingsPage({ params }: { params: Promise<{ environmentId: string }> }) {
  const environmentId = environmentIdSchema.safeParse((await params).environmentId);
  if (!environmentId.success) notFound();
  const actor = await requireActor();
  return <EnvironmentSettings environmentId={environmentId.data} mayWrite={can(actor, "environments:write")} mayRun={can(actor, "operations:run")} />;
}
