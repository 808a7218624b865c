import { queryOptions } from "@tanstack/react-query";

import { getJson } from "@/lib/http/get-json";
import { LONGEST_PAGE, pageSchema } from "@/lib/shared/page";

import { accountDetailSchema } from "./account-input";
import { accountViewSchema } from "./account-view";
import { quotasViewSchema } from "./quotas-view";
import { disturbancesViewSchema } from "./sandbox-disturbances";
import { sandboxFaultsViewSchema, sandboxSpeedSchema } from "./sandbox-controls";
import { sandboxPastsViewSchema } from "./sandbox-past";

/** All account connections with the state of their connection and feeds. */
export const accountsQuery = () =>
  queryOptions({
    queryKey: ["accounts", "list"],
    queryFn: ({ signal }) => getJson(`/api/v1/accounts?limit=${LONGEST_PAGE}`, pageSchema(accountViewSchema), { signal }),
  });

/** What an administrator sees of one connection: role, external id, prefix, bucket. */
export const accountDetailQuery = (accountId: string) =>
  queryOptions({
    queryKey: ["accounts", "detail", accountId],
    queryFn: ({ signal }) => getJson(`/api/v1/accounts/${accountId}`, accountDetailSchema, { signal }),
  });

/** Failures that are set in the sandbox. They wear off as they strike, so they are asked for again. */
export const sandboxFaultsQuery = () =>
  queryOptions({
    queryKey: ["accounts", "sandbox-faults"],
    queryFn: ({ signal }) => getJson("/api/v1/sandbox/faults", sandboxFaultsViewSchema, { signal }),
  });

/** What goes wrong in the sandbox's running stacks. */
export const sandboxDisturbancesQuery = () =>
  queryOptions({
    queryKey: ["accounts", "sandbox-disturbances"],
    queryFn: ({ signal }) => getJson("/api/v1/sandbox/disturbances", disturbancesViewSchema, { signal }),
  });

export const sandboxSpeedQuery = () =>
  queryOptions({
    queryKey: ["accounts", "sandbox-speed"],
    queryFn: ({ signal }) => getJson("/api/v1/sandbox/speed", sandboxSpeedSchema, { signal }),
  });

export const sandboxPastsQuery = () =>
  queryOptions({
    queryKey: ["accounts", "sandbox-pasts"],
    queryFn: ({ signal }) => getJson("/api/v1/sandbox/past", sandboxPastsViewSchema, { signal }),
  });

/** Quotas of an account and region, with the verdict for each option; `options` as "system/option" or "system/option@preset". */
export const quotasQuery = ({ accountId, region, options }: { accountId: string; region: string; options: readonly string[] }) =>
  queryOptions({
    queryKey: ["accounts", "quotas", accountId, region, ...options],
    queryFn: ({ signal }) => getJson(`/api/v1/accounts/${accountId}/quotas?region=${encodeURIComponent(region)}&options=${options.map(encodeURIComponent).join(",")}`, quotasViewSchema, { signal }),
  });
