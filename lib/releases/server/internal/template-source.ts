import "server-only";

import type { TemplateSource } from "@/lib/aws/cloudformation/mutations";
import { AwsError } from "@/lib/aws/errors";
import { MAX_INLINE_TEMPLATE_BYTES, uploadTemplate } from "@/lib/aws/template-bucket";

import { leaseRight } from "./lease-repository";
import type { StepContext } from "./operation-step";
import type { PreviewSource } from "./preview-source";

/** "refused": AWS does not take the template for its bucket, which somebody has to mend; `why` says what. */
export type OwnTemplate = TemplateSource | { kind: "refused"; why: string };

/** How a release's template goes to CloudFormation: in the request itself, or by a bucket where it is too long for that. Throws `AwsError` where AWS does not answer. */
export async function templateSource({ operation, fence, aws }: StepContext, { release, body }: PreviewSource, auditId: bigint | null): Promise<OwnTemplate> {
  if (release.templateBytes <= MAX_INLINE_TEMPLATE_BYTES) return { kind: "body", body };
  try {
    const right = leaseRight(operation.id, fence);
    const { url } = await uploadTemplate(aws, { hash: release.templateHash, body, operationId: operation.id, auditId, right });
    return { kind: "url", url };
  } catch (error) {
    // What passes by itself is tried again.
    if (!(error instanceof AwsError) || error.kind === "throttled" || error.kind === "unreachable" || error.kind === "malformed") throw error;
    return { kind: "refused", why: `The template has ${release.templateBytes} bytes and has to go through a bucket. ${error.message}` };
  }
}
