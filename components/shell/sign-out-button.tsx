"use client";

import { useState } from "react";

import { useNotices } from "@/components/ui/notices";
import { signOut } from "@/lib/http/sign-in";

import styles from "./person-menu.module.css";

/** Ends this browser's session and leaves for the sign-in page by a whole new load, so that nothing read stays behind. */
export function SignOutButton() {
  const { sayProblem } = useNotices();
  const [isSending, setIsSending] = useState(false);

  async function leave() {
    setIsSending(true);
    try {
      await signOut();
      location.assign("/login");
    } catch (error) {
      setIsSending(false);
      sayProblem(error instanceof Error ? error : new Error("unknown"));
    }
  }

  return (
    <button type="button" className={styles.signOut} disabled={isSending} onClick={() => void leave()}>
      {isSending ? "Signing out…" : "Sign out"}
    </button>
  );
}
