import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";

import { Forbidden } from "@/components/ui/forbidden";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { getQueryClient } from "@/lib/http/get-query-client";
import { peopleQuery } from "@/lib/people/queries";
import { listPeople } from "@/lib/people/server/list-people";
import { LONGEST_PAGE } from "@/lib/shared/page";

import { PeopleList } from "./_components/people-list";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  const actor = await requireActor();
  if (!can(actor, "people:manage")) return <Forbidden permission="people:manage" what="Managing people" />;
  const people = await listPeople({ actor, limit: LONGEST_PAGE });

  const queryClient = getQueryClient();
  queryClient.setQueryData(peopleQuery().queryKey, people);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <PeopleList ownId={actor.kind === "person" ? actor.personId : null} />
    </HydrationBoundary>
  );
}
