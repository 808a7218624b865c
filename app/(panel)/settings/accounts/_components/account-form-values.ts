import { z } from "zod";

import { createAccountSchema, type AccountDetail, type CreateAccount } from "@/lib/accounts/account-input";
import { plainInputError } from "@/lib/http/plain-input-error";

/** What the form holds: all text. Regions stand in one line; what may be left out is empty. */
export type AccountFormValues = { name: string; regions: string; roleArn: string; executionRoleArn: string; stackNamePrefix: string; templateBucket: string };

export const NEW_ACCOUNT: AccountFormValues = { name: "", regions: "us-east-1", roleArn: "", executionRoleArn: "", stackNamePrefix: "pilothouse-", templateBucket: "" };

export const toFormValues = (account: AccountDetail): AccountFormValues => ({
  name: account.name,
  regions: account.regions.join(", "),
  roleArn: account.roleArn ?? "",
  executionRoleArn: account.executionRoleArn ?? "",
  stackNamePrefix: account.stackNamePrefix,
  templateBucket: account.templateBucket ?? "",
});

const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());

/** The form's text as the API takes it, held to the API's own rules. */
export const accountFormSchema = z
  .object({
    name: z.string(),
    regions: z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean)),
    roleArn: z.string().transform(orNull),
    executionRoleArn: z.string().transform(orNull),
    stackNamePrefix: z.string(),
    templateBucket: z.string().transform(orNull),
  })
  .transform((values, context): CreateAccount => {
    const parsed = createAccountSchema.safeParse(values, { error: plainInputError });
    if (parsed.success) return parsed.data;
    // A region's own complaint belongs to the one field that holds them all.
    for (const { path, message } of parsed.error.issues) context.addIssue({ code: "custom", path: path.slice(0, 1), message });
    return z.NEVER;
  });
