import type { Metadata } from "next";

import { counted } from "@/components/ui/counted";
import { Forbidden } from "@/components/ui/forbidden";
import { isFiltered, parseListState, type SearchParams } from "@/components/ui/list-state";
import { LeftOutOfAddress } from "@/components/ui/left-out-of-address";
import { leftOutOfList } from "@/components/ui/left-out-parts";
import { PageHead } from "@/components/ui/page-head";
import { readList } from "@/components/ui/read-list";
import { Stack } from "@/components/ui/stack";
import { listAudit } from "@/lib/audit/server/list-audit";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";

import { AuditList } from "./_components/audit-list";
import { ChainVerification } from "./_components/chain-verification";
import { AUDIT_LIST, leftOutFilters, toAuditQuery } from "./search-params";

export const metadata: Metadata = { title: "Audit" };

export default async function AuditPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  if (!can(actor, "audit:read")) return <Forbidden permission="audit:read" what="Reading the audit" />;
  const params = await searchParams;
  const { state, page } = await readList(parseListState(AUDIT_LIST, params), (wanted) => listAudit({ actor, query: toAuditQuery(wanted) }));

  return (
    <>
      <PageHead title="Audit" lead={`${counted(page.total, "act")}${isFiltered(state) ? " match" : ""}, newest first; refusals are here too.`} />
      <Stack>
        {can(actor, "people:manage") ? <ChainVerification /> : null}
        <LeftOutOfAddress parts={[...leftOutFilters(state), ...leftOutOfList(AUDIT_LIST, params, state)]} />
        <AuditList state={state} page={page} />
      </Stack>
    </>
  );
}
