"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useRef } from "react";

import { environmentHref, operationHref } from "@/components/releases/hrefs";
import { newRequestKey } from "@/components/releases/request-key";
import { describeProblem } from "@/components/ui/describe-problem";
import { useNotices } from "@/components/ui/notices";
import { environmentDetailSchema } from "@/lib/environments/environment-view";
import { environmentQuery } from "@/lib/environments/queries";
import { ProblemError } from "@/lib/http/problem-error";
import { sendJson } from "@/lib/http/send-json";
import { operationViewSchema } from "@/lib/releases/operation-view";
import { operationQuery } from "@/lib/releases/queries";

import type { DraftProblem, EnvironmentToCreate } from "./launch-draft";

type Refusal = { detail: string; problems: DraftProblem[] };

/** Which field a code without a list of problems is about. */
const FIELD_OF_CODE: Partial<Record<string, string>> = { "name-taken": "name", "unknown-account": "accountId", "unknown-region": "region" };

/**
 * Creates the environment, then starts its first deployment, then goes to watch it. Each request has a key of its own per draft, so
 * that a second press after a lost answer repeats nothing; a press while one is on its way does nothing at all.
 */
export function useLaunch(onLaunched: (href: string) => void) {
  const router = useRouter();
  const { sayProblem } = useNotices();
  const queryClient = useQueryClient();
  const keys = useRef<{ body: string; create: string; deploy: string } | null>(null);
  // A second click comes before React has drawn the button as pressed.
  const isSent = useRef(false);

  const mutation = useMutation({
    mutationFn: async (body: EnvironmentToCreate) => {
      const text = JSON.stringify(body);
      if (keys.current?.body !== text) keys.current = { body: text, create: newRequestKey(), deploy: newRequestKey() };
      const { create, deploy } = keys.current;
      const environment = await sendJson("POST", "/api/v1/environments", body, environmentDetailSchema, { idempotencyKey: create });
      queryClient.setQueryData(environmentQuery(environment.id).queryKey, environment);
      const start = { kind: "deploy", autoConfirm: true } as const;
      return sendJson("POST", `/api/v1/environments/${environment.id}/operations`, start, operationViewSchema, { idempotencyKey: deploy })
        .then((operation) => ({ environment, operation }))
        .catch((error: unknown) => {
          // The environment is there, so the draft is done with; its own page has the button to deploy it, and says why it may not.
          sayProblem(error instanceof Error ? error : new Error("unknown"));
          return { environment, operation: null };
        });
    },
    onSuccess: ({ environment, operation }) => {
      if (operation) queryClient.setQueryData(operationQuery(operation.id).queryKey, operation);
      const href = operation ? operationHref(environment.id, operation.id) : environmentHref(environment.id);
      onLaunched(href);
      router.push(href);
    },
    onError: () => {
      isSent.current = false;
    },
  });

  return {
    launch: (body: EnvironmentToCreate) => {
      if (isSent.current) return;
      isSent.current = true;
      mutation.mutate(body);
    },
    refusal: mutation.error ? toRefusal(mutation.error) : null,
    /** A changed draft deserves a new answer. */
    forgetRefusal: () => (mutation.isError ? mutation.reset() : undefined),
    isLaunching: mutation.isPending || mutation.isSuccess,
  };
}

function toRefusal(error: Error): Refusal {
  const detail = describeProblem(error);
  if (!(error instanceof ProblemError)) return { detail, problems: [] };
  const field = FIELD_OF_CODE[error.code];
  if (error.problems.length === 0) return { detail, problems: field ? [{ path: field, message: detail }] : [] };
  return { detail, problems: error.problems.map(({ path, message }) => ({ path, message })) };
}
