"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";

import { useChange } from "@/components/ui/use-change";
import { sendJson } from "@/lib/http/send-json";
import { operationViewSchema, type startOperationSchema, type CancelOperation, type ConfirmOperation, type OperationView } from "@/lib/releases/operation-view";
import { environmentOperationsKey, legalActsQuery, operationQuery } from "@/lib/releases/queries";

import { takenOperation } from "./taken-operation";

type StartOperationBody = z.input<typeof startOperationSchema>;

/** Puts the answer where pages read it; what it cannot know (what is possible now, the list) is read again. */
function useTakeOperation(): (operation: OperationView) => void {
  const queryClient = useQueryClient();
  return (operation) => {
    queryClient.setQueryData(operationQuery(operation.id).queryKey, (known) => takenOperation(known, operation));
    void queryClient.invalidateQueries({ queryKey: legalActsQuery(operation.environmentId).queryKey });
    void queryClient.invalidateQueries({ queryKey: environmentOperationsKey(operation.environmentId) });
  };
}

/** Asks for an operation. Give the same `idempotencyKey` for the same intent: a double click then starts one. */
export function useStartOperation(environmentId: string) {
  const take = useTakeOperation();
  return useChange({
    mutationFn: ({ body, idempotencyKey }: { body: StartOperationBody; idempotencyKey: string }) =>
      sendJson("POST", `/api/v1/environments/${environmentId}/operations`, body, operationViewSchema, { idempotencyKey }),
    onSuccess: take,
  });
}

export function useConfirmOperation(operationId: string) {
  const take = useTakeOperation();
  return useChange({
    mutationFn: (body: ConfirmOperation) => sendJson("POST", `/api/v1/operations/${operationId}/confirm`, body, operationViewSchema),
    onSuccess: take,
  });
}

export function useDiscardOperation(operationId: string) {
  const take = useTakeOperation();
  return useChange({
    mutationFn: () => sendJson("POST", `/api/v1/operations/${operationId}/discard`, {}, operationViewSchema),
    onSuccess: take,
  });
}

export function useCancelOperation() {
  const take = useTakeOperation();
  return useChange({
    mutationFn: ({ operationId, body }: { operationId: string; body: CancelOperation }) =>
      sendJson("POST", `/api/v1/operations/${operationId}/cancel`, body, operationViewSchema),
    onSuccess: take,
  });
}
