import { always, type FailureRule } from "./failure-rule";

/** Names that are taken, and references that lead nowhere. */
export const NAMING_RULES: readonly FailureRule[] = [
  always(
    /custom-named resource requires replacing/i,
    "The change needs a new copy of this resource, but its name is fixed, and two cannot have the same name.",
    "Change the fixed name in the template or leave it out. Mind the data that the old one holds.",
  ),
  always(
    /secret with this name is already scheduled for deletion/i,
    "A secret of this name was deleted a short while ago, and AWS keeps its name until the waiting time is over.",
    "Restore that secret or delete it for good in Secrets Manager, or give this one another name.",
  ),
  always(
    /bucket name is not available|bucket namespace is shared/i,
    "Another AWS account owns a bucket of this name: bucket names are the world's.",
    "Give the bucket another name, or none, so that AWS makes one up.",
  ),
  always(
    /already exists|AlreadyExists|AlreadyOwnedByYou|is already (in use|associated)|Duplicate\w*(Name|Found|Item)?\b|EntityExists|ResourceExistenceCheck/i,
    "Something with this name exists already, outside this stack.",
    "Remove the other one, or give this one another name.",
  ),
  always(
    /conflicts with another subnet|CIDR.*(overlap|conflict)|overlaps with/i,
    "Its address range overlaps with one that is in use already.",
    "Choose a range among the settings that nothing else uses.",
  ),
  {
    pattern: /Cannot find version (\S+) for ([\w-]+)/i,
    words: (match) => ({ plain: `AWS no longer offers version ${match[1]} of ${match[2]}.`, remedy: "Choose a version that AWS offers today." }),
  },
  {
    pattern: /Cannot upgrade ([\w-]+) from (\S+) to ([\w.]+\w)/i,
    words: (match) => ({ plain: `AWS cannot take ${match[1]} from version ${match[2]} to ${match[3]} in one step.`, remedy: "Go by a version in between that AWS offers as the next one." }),
  },
  always(
    /InvalidEngineVersion|Invalid DB Engine|engine version .*(not (available|supported|found)|invalid)|requested version is not available|unsupported engine version/i,
    "AWS does not offer this version of the engine.",
    "Choose a version that AWS offers today.",
  ),
  always(
    /does not support creating a DB instance with the following combination|combination.*not (supported|available)|is not supported for (this )?(engine|DB instance)/i,
    "AWS does not offer this engine or version on this instance type.",
    "Choose another instance type, or a version that runs on it.",
  ),
  always(
    /certificate.*(not found|doesn't exist|does not exist|isn't in us-east-1|is not valid|must have a fully-qualified|expired|validation timed out)|UnsupportedCertificate|CertificateNotFound|InvalidViewerCertificate|Certificate ARN .* is not valid/i,
    "The certificate cannot be used: it does not exist in this region, is not issued yet, or is of a kind that the service does not take.",
    "Check its ARN among the settings: it must be issued, cover the domain name, and lie in the stack's region (for CloudFront in us-east-1).",
  ),
  always(
    /RRSet with DNS name|is not permitted in zone|No hosted zone|HostedZone.*not found|NoSuchHostedZone/i,
    "The domain name does not belong to the hosted zone that it was to be written into.",
    "Check the domain name and the hosted zone among the settings.",
  ),
  {
    pattern: /No export named (\S+?) found/i,
    words: (match) => ({ plain: `It needs the output ${match[1]} of another stack, and no stack exports that.`, remedy: "Deploy the other stack first, or correct the name." }),
  },
  {
    pattern: /image id '?\[?(ami-\w+)\]?'? does not exist/i,
    words: (match) => ({ plain: `The machine image ${match[1]} does not exist in this region.`, remedy: "Choose an image of this region." }),
  },
  {
    pattern: /key pair '?([^' ]+)'? does not exist/i,
    words: (match) => ({ plain: `The account has no key pair called ${match[1]} in this region.`, remedy: "Make that key pair, or name another one." }),
  },
  always(
    /KMSKeyNotAccessible|KMS.*(disabled|pending deletion|not accessible|does not exist)|customer master key/i,
    "The encryption key cannot be used: it is disabled, on its way to deletion, or not open to this role.",
    "Check the key in KMS: its state, and whether its policy lets this role use it.",
  ),
  always(
    /Unable to fetch parameters|ParameterNotFound/i,
    "A value that the template reads from Parameter Store is not there.",
    "Create that parameter, or correct its name.",
  ),
];
