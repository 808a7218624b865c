import { queryOptions } from "@tanstack/react-query";

import { getJson } from "@/lib/http/get-json";
import { pageSchema } from "@/lib/shared/page";

import { ownAccountSchema, sessionViewSchema, tokenViewSchema } from "./own-account-view";
import { personViewSchema } from "./person-view";

const WHOLE_LIST = "?limit=200"; // a team, not a directory: one page holds it

export const peopleQuery = () =>
  queryOptions({
    queryKey: ["people", "list"],
    queryFn: ({ signal }) => getJson(`/api/v1/people${WHOLE_LIST}`, pageSchema(personViewSchema), { signal }),
  });

export const ownAccountQuery = () =>
  queryOptions({ queryKey: ["people", "me"], queryFn: ({ signal }) => getJson("/api/v1/me", ownAccountSchema, { signal }) });

export const sessionsQuery = () =>
  queryOptions({
    queryKey: ["people", "sessions"],
    queryFn: ({ signal }) => getJson("/api/v1/sessions", pageSchema(sessionViewSchema), { signal }),
  });

export const tokensQuery = (whose: "own" | "all") =>
  queryOptions({
    queryKey: ["people", "tokens", whose],
    queryFn: ({ signal }) => getJson(`/api/v1/tokens${WHOLE_LIST}&whose=${whose}`, pageSchema(tokenViewSchema), { signal }),
  });
