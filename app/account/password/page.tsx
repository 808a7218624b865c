import type { Metadata } from "next";
import Link from "next/link";

import { CardPage } from "@/components/ui/card-page";
import { requireSignedIn } from "@/lib/auth/server/session";
import { readOwnAccount } from "@/lib/people/server/read-own-account";

import { PasswordForm } from "./_components/password-form";

export const metadata: Metadata = { title: "Choose a password" };

/** Outside the panel: a person with a one-time password may see this page and nothing else. */
export default async function PasswordPage() {
  const actor = await requireSignedIn();
  const account = await readOwnAccount(actor);
  const isFirst = actor.kind === "person" && actor.mustChangePassword;

  return (
    <CardPage
      title={isFirst ? "Choose a password" : "Change your password"}
      lead={
        isFirst
          ? `Welcome, ${actor.name}. The one-time password has done its work: choose one of your own to go on.`
          : "Your other sessions end with the change; this one stays."
      }
    >
      <PasswordForm currentLabel={isFirst ? "One-time password" : "Present password"} person={{ name: account.name, email: account.email ?? "" }} />
      {isFirst ? null : (
        <p style={{ marginBlockStart: 16 }}>
          <Link href="/account">Back to your account</Link>
        </p>
      )}
    </CardPage>
  );
}
