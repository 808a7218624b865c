"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";

import { ProblemError } from "@/lib/http/problem-error";

import { describeProblem } from "./describe-problem";

/** Says why something did not work, in the API's own sentence, and lists the inputs it names. Nothing where there is no error. */
export function ProblemAlert({ error, onRetry }: { error: Error | null; onRetry?: () => void }) {
  if (!error) return null;
  const problems = error instanceof ProblemError ? error.problems : [];
  return (
    <Alert type="error" header={describeProblem(error)} action={onRetry ? <Button onClick={onRetry}>Try again</Button> : undefined}>
      {problems.length > 0 ? (
        <ul>
          {problems.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              {path ? <strong>{path}: </strong> : null}
              {message}
            </li>
          ))}
        </ul>
      ) : null}
    </Alert>
  );
}
