import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { requireActor } from "@/lib/auth/server/session";
import { environmentIdSchema } from "@/lib/environments/environment-view";

import { ResourceTable } from "./_components/resource-table";

export const metadata: Metadata = { title: "Resources" };

/** The list comes from AWS and may take a second: the page stands at once, and the island reads. */
export default async function ResourcesPage({ params }: { params: Promise<{ environmentId: string }> }) {
  const environmentId = environmentIdSchema.safeParse((await params).environmentId);
  if (!environmentId.success) notFound();
  await requireActor();
  return <ResourceTable environmentId={environmentId.data} />;
}
