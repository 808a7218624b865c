import type { Metadata } from "next";

import { Forbidden } from "@/components/ui/forbidden";
import { LeftOutOfAddress } from "@/components/ui/left-out-of-address";
import type { SearchParams } from "@/components/ui/list-state";
import { Stack } from "@/components/ui/stack";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";

import { environmentIdOf } from "../../environment-of-page";
import { ErrorPatterns } from "./_components/error-patterns";
import { LogViewer } from "./_components/log-viewer";
import { leftOutOfLogs, parseLogsAddress, questionOf } from "./search-params";

export const metadata: Metadata = { title: "Logs" };

type Props = { params: Promise<{ environmentId: string }>; searchParams: Promise<SearchParams> };

/** Lines come from AWS and may take seconds: the page stands at once, and the islands read. */
export default async function LogsPage({ params, searchParams }: Props) {
  const environmentId = await environmentIdOf(params);
  const actor = await requireActor();
  if (!can(actor, "logs:read")) return <Forbidden permission="logs:read" what="Reading logs" />;
  const asked = await searchParams;
  const address = parseLogsAddress(asked);
  return (
    <Stack>
      <LeftOutOfAddress parts={leftOutOfLogs(asked)} />
      <LogViewer environmentId={environmentId} address={address} />
      <ErrorPatterns environmentId={environmentId} range={questionOf(address).range} />
    </Stack>
  );
}
