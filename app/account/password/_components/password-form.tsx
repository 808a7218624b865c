"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { z } from "zod";

import { describeProblem } from "@/components/ui/describe-problem";
import { PlainField } from "@/components/ui/plain-field";
import styles from "@/components/ui/plain-form.module.css";
import { useHydrated } from "@/components/ui/use-hydrated";
import { PASSWORD_MIN_LENGTH, passwordProblem } from "@/lib/auth/password-rule";
import { plainInputError } from "@/lib/http/plain-input-error";
import { ProblemError } from "@/lib/http/problem-error";
import { sendJson } from "@/lib/http/send-json";

/** The server's own rule, and that both entries of the new password agree, which only a form can tell. */
const formSchema = (person: { email: string; name: string }) =>
  z
    .object({ currentPassword: z.string().min(1, "Enter the password you signed in with."), newPassword: z.string(), repeated: z.string() })
    .superRefine(({ newPassword, repeated }, context) => {
      const message = passwordProblem(newPassword, person);
      if (message) context.addIssue({ code: "custom", path: ["newPassword"], message });
      else if (newPassword !== repeated) context.addIssue({ code: "custom", path: ["repeated"], message: "The two entries differ." });
    });
type PasswordFields = z.infer<ReturnType<typeof formSchema>>;

type PasswordFormProps = { currentLabel: string; person: { email: string; name: string } };

export function PasswordForm({ currentLabel, person }: PasswordFormProps) {
  const isHydrated = useHydrated();
  const { register, handleSubmit, setError, formState } = useForm<PasswordFields>({
    resolver: zodResolver(formSchema(person), { error: plainInputError }),
    defaultValues: { currentPassword: "", newPassword: "", repeated: "" },
  });
  const { errors, isSubmitting, isSubmitSuccessful } = formState;

  async function change({ currentPassword, newPassword }: PasswordFields) {
    try {
      await sendJson("POST", "/api/v1/password", { currentPassword, newPassword }, null);
      location.assign("/");
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const code = error instanceof ProblemError ? error.code : null;
      const field = code === "wrong-password" ? "currentPassword" : code === "weak-password" ? "newPassword" : "root";
      setError(field, { message: describeProblem(error) });
    }
  }

  return (
    <form className={styles.form} method="post" noValidate onSubmit={(event) => void handleSubmit(change)(event)}>
      <PlainField label={currentLabel} type="password" autoComplete="current-password" problem={errors.currentPassword?.message} {...register("currentPassword")} />
      <PlainField
        label="New password"
        hint={`At least ${PASSWORD_MIN_LENGTH} characters; a few words in a row are easy to remember.`}
        type="password"
        autoComplete="new-password"
        problem={errors.newPassword?.message}
        {...register("newPassword")}
      />
      <PlainField label="New password again" type="password" autoComplete="new-password" problem={errors.repeated?.message} {...register("repeated")} />
      <p className={styles.refusal} role="alert">
        {errors.root?.message ?? ""}
      </p>
      <button type="submit" className={styles.submit} disabled={!isHydrated || isSubmitting || isSubmitSuccessful}>
        {isSubmitting || isSubmitSuccessful ? "Changing…" : "Change password"}
      </button>
    </form>
  );
}
