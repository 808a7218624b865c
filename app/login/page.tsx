import type { Metadata } from "next";
import { redirect } from "next/navigation";

import { CardPage } from "@/components/ui/card-page";
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
    <CardPage title="Sign in" lead="Choose, launch, watch and roll back AWS deployments.">
      <SignInForm returnPath={returnPath} />
    </CardPage>
  );
}
