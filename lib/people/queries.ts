import { queryOptions } from "@tanstack/react-query";

import { getJson } from "@/lib/http/get-json";
import { LONGEST_PAGE, pageSchema } from "@/lib/shared/page";

import { sessionViewSchema, tokenViewSchema } from "./own-account-view";
import { personViewSchema } from "./person-view";

const WHOLE_LIST = `?limit=${LONGEST_PAGE}`; // a team, not a directory: one page holds it

export const peopleQuery = () =>
  queryOptions({
    queryKey: ["people", "list"],
    queryFn: ({ signal }) => getJson(`/api/v1/people${WHOLE_LIST}`, pageSchema(personViewSchema), { signal }),
  });

export const sessionsQuery = () =>
  queryOptions({
    queryKey: ["people", "sessions"],
    queryFn: ({ signal }) => getJson("/api/v1/sessions", pageSchema(sessionViewSchema), { signal }),
  });

export const ownTokensQuery = () =>
  queryOptions({
    queryKey: ["people", "own-tokens"],
    queryFn: ({ signal }) => getJson(`/api/v1/tokens${WHOLE_LIST}&whose=own`, pageSchema(tokenViewSchema), { signal }),
  });
