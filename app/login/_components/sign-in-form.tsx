"use client";

import { useState, type FormEvent } from "react";

import { describeProblem } from "@/components/ui/describe-problem";
import { PlainField } from "@/components/ui/plain-field";
import styles from "@/components/ui/plain-form.module.css";
import { useHydrated } from "@/components/ui/use-hydrated";
import { signIn } from "@/lib/http/sign-in";

export function SignInForm({ returnPath }: { returnPath: string }) {
  const isHydrated = useHydrated();
  const [state, setState] = useState<{ kind: "idle" } | { kind: "sending" } | { kind: "refused"; detail: string }>({ kind: "idle" });

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setState({ kind: "sending" });
    try {
      await signIn(String(form.get("email") ?? ""), String(form.get("password") ?? ""));
      // A whole new page: nothing that was read before signing in may stay in the browser's caches.
      location.assign(returnPath);
    } catch (error) {
      setState({ kind: "refused", detail: describeProblem(error instanceof Error ? error : new Error("unknown")) });
    }
  }

  return (
    <form className={styles.form} method="post" onSubmit={(event) => void onSubmit(event)}>
      <PlainField label="E-mail address" name="email" type="email" autoComplete="username" required />
      <PlainField label="Password" name="password" type="password" autoComplete="current-password" required />
      <p className={styles.refusal} role="alert">
        {state.kind === "refused" ? state.detail : ""}
      </p>
      <button type="submit" className={styles.submit} disabled={!isHydrated || state.kind === "sending"}>
        {state.kind === "sending" ? "Signing in…" : "Sign in"}
      </button>
    </form>
  );
}
