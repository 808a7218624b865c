"use client";

import { useQuery } from "@tanstack/react-query";

import { Stack } from "@/components/ui/stack";
import { environmentQuery } from "@/lib/environments/queries";

import { DangerPanel } from "./danger-panel";
import { DescriptionForm } from "./description-form";

/** Stage, tags and protection; then what takes the stack or the environment away. */
export function EnvironmentSettings({ environmentId, mayWrite, mayRun }: { environmentId: string; mayWrite: boolean; mayRun: boolean }) {
  const { data: environment } = useQuery(environmentQuery(environmentId));
  if (!environment) return null; // seeded by the layout
  return (
    <Stack>
      <DescriptionForm environment={environment} mayWrite={mayWrite} />
      <DangerPanel environment={environment} mayWrite={mayWrite} mayRun={mayRun} />
    </Stack>
  );
}
