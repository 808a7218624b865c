import type { Metadata } from "next";

import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";

import { environmentIdOf } from "../../environment-of-page";
import { EnvironmentSettings } from "./_components/environment-settings";

export const metadata: Metadata = { title: "Settings" };

export default async function EnvironmentSettingsPage({ params }: { params: Promise<{ environmentId: string }> }) {
  const environmentId = await environmentIdOf(params);
  const actor = await requireActor();
  return <EnvironmentSettings environmentId={environmentId} mayWrite={can(actor, "environments:write")} mayRun={can(actor, "operations:run")} />;
}
