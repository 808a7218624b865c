import type { Metadata } from "next";
import { redirect } from "next/navigation";

import { BrandMark } from "@/components/ui/brand";
import styles from "@/components/ui/plain-form.module.css";
import { safeReturnPath } from "@/lib/auth/return-path";
import { currentActor } from "@/lib/auth/server/session";

import { SignInForm } from "./_components/sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

/** Plain HTML without the component library: the first page that anybody sees should be there at once. */
export default async function LoginPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { callbackUrl } = await searchParams;
  const returnPath = safeReturnPath(typeof callbackUrl === "string" ? callbackUrl : null);
  if (await currentActor()) redirect(returnPath);

  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <div className={styles.brand}>
          <BrandMark size={28} />
          Pilothouse
        </div>
        <h1>Sign in</h1>
        <p className={styles.lead}>Choose, launch, watch and roll back AWS deployments.</p>
        <SignInForm returnPath={returnPath} />
      </div>
    </main>
  );
}
