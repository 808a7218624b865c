import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";

import { releasesHref } from "@/components/releases/hrefs";
import { templateDiff } from "@/components/releases/template-diff";
import { LeftOutOfAddress } from "@/components/ui/left-out-of-address";
import { leftOutOfList, leftOutParts } from "@/components/ui/left-out-parts";
import { listHref, parseListState, type SearchParams } from "@/components/ui/list-state";
import { readList } from "@/components/ui/read-list";
import { Stack } from "@/components/ui/stack";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { parameterLabels } from "@/lib/catalog/labelled-name";
import { readOption } from "@/lib/catalog/server/read-option";
import { getQueryClient } from "@/lib/http/get-query-client";
import { releasesQuery } from "@/lib/releases/queries";
import { compareReleases } from "@/lib/releases/server/compare-releases";
import { listReleases } from "@/lib/releases/server/list-releases";

import { environmentOf } from "../../environment-of-page";
import { ReleaseComparison } from "./_components/release-comparison";
import { ReleaseStory } from "./_components/release-story";
import { comparedReleases, comparing, RELEASE_LIST } from "./search-params";

export const metadata: Metadata = { title: "Releases" };

type Props = { params: Promise<{ environmentId: string }>; searchParams: Promise<SearchParams> };

export default async function ReleasesPage({ params, searchParams }: Props) {
  const { id: environmentId, system, option: key } = await environmentOf(params);
  const actor = await requireActor();
  const asked = await searchParams;
  const wanted = parseListState(RELEASE_LIST, asked);
  const compared = comparedReleases(wanted);
  const limit = RELEASE_LIST.pageSize;
  const [{ state, page }, comparison, option] = await Promise.all([
    readList(wanted, ({ cursor }) => listReleases({ actor, environmentId, cursor: cursor ?? undefined, limit })),
    compared ? compareReleases({ actor, environmentId, ...compared }) : null,
    compared ? readOption({ actor, system, option: key }) : null,
  ]);

  const queryClient = getQueryClient();
  queryClient.setQueryData(releasesQuery(environmentId, { cursor: state.cursor, limit }).queryKey, page);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Stack>
        <LeftOutOfAddress parts={[...leftOutOfList(RELEASE_LIST, asked, state), ...leftOutParts(asked, { from: compared !== null, to: compared !== null })]} />
        {compared ? (
          <ReleaseComparison
            numbers={compared}
            closeHref={listHref(RELEASE_LIST, releasesHref(environmentId), comparing(state, null))}
            comparison={comparison}
            labels={parameterLabels(option?.parameters ?? [])}
            diff={comparison ? templateDiff(comparison.templates.from, comparison.templates.to) : null}
          />
        ) : null}
        <ReleaseStory environmentId={environmentId} state={state} mayRun={can(actor, "operations:run")} mayDraft={can(actor, "releases:write")} />
      </Stack>
    </HydrationBoundary>
  );
}
