import { notFound } from "next/navigation";
import type { ReactNode } from "react";

import { requireActor } from "@/lib/auth/server/session";
import { readSystem } from "@/lib/catalog/server/read-system";

/** Outside of its pages' loading, so that an address of no system is answered as not found before anything is sent. */
export default async function SystemLayout({ params, children }: { params: Promise<{ system: string }>; children: ReactNode }) {
  const { system } = await params;
  if (!(await readSystem({ actor: await requireActor(), system }))) notFound();
  return children;
}
