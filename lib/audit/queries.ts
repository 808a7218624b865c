import { queryOptions } from "@tanstack/react-query";

import { getJson } from "@/lib/http/get-json";

import { auditVerificationSchema } from "./audit-view";

/** Reads the whole audit on the server: ask for it, never on a timer. */
export const auditVerificationQuery = () =>
  queryOptions({
    queryKey: ["audit", "verification"],
    queryFn: ({ signal }) => getJson("/api/v1/audit/verification", auditVerificationSchema, { signal }),
    staleTime: Infinity,
  });
