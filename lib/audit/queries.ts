import { queryOptions } from "@tanstack/react-query";

import { getJson } from "@/lib/http/get-json";
import { pageSchema } from "@/lib/shared/page";

import { auditEntryViewSchema, auditVerificationSchema, type AuditQuery } from "./audit-view";

export const auditQuery = (query: Partial<AuditQuery>) => {
  const search = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));
  return queryOptions({
    queryKey: ["audit", "list", search.toString()],
    queryFn: ({ signal }) => getJson(`/api/v1/audit?${search}`, pageSchema(auditEntryViewSchema), { signal }),
  });
};

/** Reads the whole audit on the server: ask for it, never on a timer. */
export const auditVerificationQuery = () =>
  queryOptions({
    queryKey: ["audit", "verification"],
    queryFn: ({ signal }) => getJson("/api/v1/audit/verification", auditVerificationSchema, { signal }),
    staleTime: Infinity,
  });
