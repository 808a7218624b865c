"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";

import { environmentNameProblem } from "@/lib/environments/environment-name";
import { environmentViewSchema } from "@/lib/environments/environment-view";
import { getJson } from "@/lib/http/get-json";
import { pageSchema } from "@/lib/shared/page";

import type { DraftProblem } from "./launch-draft";

/** Sorted by name, the name itself comes first among all that contain it only by chance: ask for as many as a page may hold. */
const MOST_FOUND = 200;

const environmentsCalled = (name: string) =>
  queryOptions({
    queryKey: ["environments", "called", name],
    queryFn: ({ signal }) => getJson(`/api/v1/environments?${new URLSearchParams({ q: name, limit: String(MOST_FOUND) })}`, pageSchema(environmentViewSchema), { signal }),
  });

/** A problem where another environment has the name, in whichever case; none while that is not known: the server decides in the end. */
export function useNameTaken(name: string): DraftProblem[] {
  const settled = useDeferredValue(name);
  const { data } = useQuery({ ...environmentsCalled(settled), enabled: environmentNameProblem(settled) === null });
  const taken = data?.items.some((environment) => environment.name.toLowerCase() === name.toLowerCase()) ?? false;
  return taken ? [{ path: "name", message: "Another environment has this name. Choose another." }] : [];
}
