import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { templateDiff } from "@/components/releases/template-diff";
import { Stack } from "@/components/ui/stack";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { environmentIdSchema } from "@/lib/environments/environment-view";
import { getQueryClient } from "@/lib/http/get-query-client";
import { releasesQuery } from "@/lib/releases/queries";
import { compareReleases } from "@/lib/releases/server/compare-releases";
import { listReleases } from "@/lib/releases/server/list-releases";

import { ReleaseComparison } from "./_components/release-comparison";
import { ReleaseStory } from "./_components/release-story";
import { parseComparison, type SearchParams } from "./search-params";

export const metadata: Metadata = { title: "Releases" };

const WHOLE_PAGE = 200;

export default async function ReleasesPage({ params, searchParams }: { params: Promise<{ environmentId: string }>; searchParams: Promise<SearchParams> }) {
  const environmentId = environmentIdSchema.safeParse((await params).environmentId);
  if (!environmentId.success) notFound();
  const actor = await requireActor();
  const compared = parseComparison(await searchParams);
  const [releases, comparison] = await Promise.all([
    listReleases({ actor, environmentId: environmentId.data, limit: WHOLE_PAGE }),
    compared ? compareReleases({ actor, environmentId: environmentId.data, ...compared }) : null,
  ]);

  const queryClient = getQueryClient();
  queryClient.setQueryData(releasesQuery(environmentId.data).queryKey, releases);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Stack>
        {compared ? (
          <ReleaseComparison
            environmentId={environmentId.data}
            numbers={compared}
            comparison={comparison}
            diff={comparison ? templateDiff(comparison.templates.from, comparison.templates.to) : null}
          />
        ) : null}
        <ReleaseStory environmentId={environmentId.data} compared={compared} mayRun={can(actor, "operations:run")} mayDraft={can(actor, "releases:write")} />
      </Stack>
    </HydrationBoundary>
  );
}
