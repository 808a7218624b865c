"use client";

import { useMutation, type MutateOptions, type UseMutationOptions, type UseMutationResult } from "@tanstack/react-query";
import { useRef } from "react";

type Change<Data, Variables> = Pick<UseMutationResult<Data, Error, Variables>, "isPending" | "error" | "reset"> & {
  /** Does nothing while an earlier call is on its way. */
  mutate: (variables: Variables, callbacks?: MutateOptions<Data, Error, Variables>) => void;
};

/**
 * A request that changes something, one at a time. Two clicks can come before the page has drawn the first as sending; the second then
 * does nothing, and what follows the first (leaving the page, closing the window) still happens.
 */
export function useChange<Data, Variables = void>({
  mutationFn,
  ...options
}: Omit<UseMutationOptions<Data, Error, Variables>, "mutationFn"> & { mutationFn: (variables: Variables) => Promise<Data> }): Change<Data, Variables> {
  const isSending = useRef(false);
  const { mutate, isPending, error, reset } = useMutation<Data, Error, Variables>({
    ...options,
    mutationFn: (variables) =>
      mutationFn(variables).finally(() => {
        isSending.current = false;
      }),
  });
  return {
    isPending,
    error,
    reset,
    mutate: (variables, callbacks) => {
      if (isSending.current) return;
      isSending.current = true;
      mutate(variables, callbacks);
    },
  };
}
