"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { launchContents, type LaunchContents } from "@/components/catalog/launch-contents";
import { pricingMaterialQuery } from "@/lib/pricing/queries";

/** What the launch creates with these values; null while the template, read already by the server, is on its way. */
export function useLaunchContents({ system, option }: { system: string; option: string }, values: Readonly<Record<string, string>>): { contents: LaunchContents | null; error: Error | null } {
  const { data: material, error } = useQuery(pricingMaterialQuery(system, option));
  const contents = useMemo(() => (material ? launchContents(material.template, values) : null), [material, values]);
  return { contents, error };
}
