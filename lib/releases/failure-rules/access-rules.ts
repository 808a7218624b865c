import { always, type FailureRule } from "./failure-rule";

/** Rights, roles and sign-ins. */
export const ACCESS_RULES: readonly FailureRule[] = [
  {
    pattern: /(?:not authorized to perform:? ([\w-]+:[\w*]+).*|)explicit deny in a (service control policy|permissions boundary|resource-based policy|session policy|identity-based policy)/i,
    words: (match) => ({
      plain: `A ${match[2] ?? "policy"} forbids ${match[1] ?? "this step"}, whatever the role itself may do.`,
      remedy: `Have whoever keeps that policy allow ${match[1] ?? "it"}, or do without the resource.`,
    }),
  },
  {
    pattern: /is not authorized to perform:? ([\w-]+:[\w*]+)/i,
    words: (match) => denied(match[1]),
  },
  {
    pattern: /API: ([\w-]+:\w+)\b.*not authorized/i,
    words: (match) => denied(match[1]),
  },
  always(
    /(role|Role) \S+ is invalid or cannot be assumed|cannot be assumed by|Unable to assume the (service linked )?role|unable to assume role|service.linked role/i,
    "AWS could not take on a role that the resource works with.",
    "Check that the role exists and trusts the service; after a new account's first use of a service, a second try is often enough.",
  ),
  always(
    /ExpiredToken|security token included in the request is (expired|invalid)/i,
    "The credentials that AWS worked with ran out on the way.",
    "Renew the account connection's credentials.",
  ),
  always(
    /accept (the )?terms and subscribe|OptInRequired|not subscribed to this service/i,
    "The account has not subscribed to this product or service.",
    "Accept its terms in the AWS console (Marketplace) once.",
  ),
  always(
    /account is currently blocked|PendingVerification|account.*(suspended|being verified)/i,
    "AWS holds the account back: it is blocked or still being verified.",
    "Open a case with AWS Support.",
  ),
  {
    pattern: /HandlerErrorCode: AccessDenied|\bAccess ?Denied(Exception)?\b|UnauthorizedOperation|not authorized to perform this operation|UnauthorizedTaggingOperation/i,
    words: () => denied(undefined),
  },
];

function denied(action: string | undefined) {
  return {
    plain: `AWS did not allow ${action ?? "this step"}: the role that CloudFormation works with lacks that right.`,
    remedy: `Give the execution role ${action ?? "the missing right, which AWS's words name"}.`,
  };
}
