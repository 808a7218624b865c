"use client";

import { useQuery } from "@tanstack/react-query";

import { OperationTable } from "@/components/releases/operation-table";
import { CursorPagination } from "@/components/ui/cursor-pagination";
import type { ListStateOf } from "@/components/ui/list-state";
import { environmentOperationsQuery } from "@/lib/releases/queries";

import { OPERATION_LIST } from "../search-params";

/** One page of an environment's operations; it is read again when the stream tells of a change. */
export function OperationPages({ environmentId, state }: { environmentId: string; state: ListStateOf<typeof OPERATION_LIST> }) {
  const { data: page } = useQuery(environmentOperationsQuery(environmentId, { cursor: state.cursor, limit: OPERATION_LIST.pageSize }));
  if (!page) return null; // seeded by the page
  return (
    <>
      <OperationTable operations={page.items} />
      <CursorPagination label="Pages of the operations" shape={OPERATION_LIST} state={state} page={page} />
    </>
  );
}
