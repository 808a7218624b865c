"use client";

import { useQuery } from "@tanstack/react-query";

import { OperationTable } from "@/components/releases/operation-table";
import { environmentOperationsQuery } from "@/lib/releases/queries";

/** All operations of an environment; older ones than the newest 200 are found in the audit. */
export function EnvironmentOperations({ environmentId }: { environmentId: string }) {
  const { data } = useQuery(environmentOperationsQuery(environmentId));
  if (!data) return null; // seeded by the page
  return (
    <>
      <OperationTable operations={data.items} />
      {data.total > data.items.length ? (
        <p>
          The newest {data.items.length} of {data.total}.
        </p>
      ) : null}
    </>
  );
}
