import type { Metadata } from "next";

import { requireActor } from "@/lib/auth/server/session";

import { environmentIdOf } from "../../environment-of-page";
import { ResourceTable } from "./_components/resource-table";

export const metadata: Metadata = { title: "Resources" };

/** The list comes from AWS and may take a second: the page stands at once, and the island reads. */
export default async function ResourcesPage({ params }: { params: Promise<{ environmentId: string }> }) {
  const environmentId = await environmentIdOf(params);
  await requireActor();
  return <ResourceTable environmentId={environmentId} />;
}
