import { describe, expect, test } from "vitest";

import { failureWords, knownFailureWords } from "./failure-words";

const handler = (message: string, code: string, service = "Ec2, Status Code: 400, Request ID: 1f2e") =>
  `Resource handler returned message: "${message} (Service: ${service})" (RequestToken: 0a1b2c3d, HandlerErrorCode: ${code})`;

/** What AWS says, and a word that has to be in ours: in what happened, then in what to do. */
const MESSAGES: Record<string, readonly [says: string, plain: RegExp, remedy: RegExp][]> = {
  "an image that cannot be pulled": [
    ["CannotPullContainerError: pull access denied", /image could not be pulled/, /name and tag/],
    ["CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref docker.io/library/shop:9: pull access denied, repository does not exist or may require authorization", /image could not be pulled/, /pushed/],
    ["CannotPullContainerError: Error response from daemon: manifest for shop:9 not found: manifest unknown", /image could not be pulled/, /pushed/],
    ["CannotPullContainerError: toomanyrequests: You have reached your pull rate limit.", /too many pulls/, /ECR/],
    ["Source image 1.dkr.ecr.us-east-1.amazonaws.com/shop:9 does not exist. Provide a valid source image.", /image could not be pulled/, /pushed/],
    ["ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 3 time(s): RequestError: send request failed", /no way out of the network/, /NAT gateway/],
    ["ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSCURRENT", /has no value yet/, /settings page/],
  ],
  "containers that do not stay up": [
    [handler("Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'.", "GeneralServiceException", "AWSECS"), /did not become healthy/, /service's log/],
    ["OutOfMemoryError: Container killed due to memory usage", /more memory than it may/, /more memory/],
    ["Essential container in task exited, exit code: 137", /more memory than it may/, /more memory/],
    ["Essential container in task exited", /ended right after its start/, /log/],
    ["(service shop) (port 8000) is unhealthy in target-group shop due to (reason Health checks failed with these codes: [503])", /load balancer's health check/, /health path/],
    ["Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/shop/1)", /load balancer's health check/, /health path/],
    ["Task failed container health checks", /own health check failed/, /start period/],
    ["service shop was unable to place a task because no container instance met all of its requirements.", /has room/, /machines/],
  ],
  "no capacity": [
    [handler("We currently do not have sufficient t3.medium capacity in the Availability Zone you requested (us-east-1e).", "InsufficientCapacity"), /no free capacity/, /another instance type or zone/],
    ["Capacity is unavailable at this time. Please try again at a later time or in a different availability zone", /no free capacity/, /Try again later/],
    ["InsufficientDBInstanceCapacity", /no free capacity/, /Try again later/],
    ["Your requested instance type (g5.xlarge) is not supported in your requested Availability Zone (us-east-1e). Please retry your request", /does not offer g5\.xlarge in the zone us-east-1e/, /another zone/],
  ],
  "a quota or a pace": [
    ["The maximum number of addresses has been reached.", /number of addresses/, /Service Quotas/],
    [handler("The maximum number of VPCs has been reached.", "ServiceLimitExceeded"), /number of VPCs/, /Service Quotas/],
    [handler("The maximum number of internet gateways has been reached.", "ServiceLimitExceeded"), /number of internet gateways/, /Service Quotas/],
    ["You have requested more vCPU capacity than your current vCPU limit of 32 allows for the instance bucket that the specified instance type belongs to.", /vCPU/, /Service Quotas/],
    ["Cannot exceed quota for PoliciesPerRole: 10", /limit/, /Service Quotas/],
    ["You have attempted to create more buckets than allowed", /limit/, /Service Quotas/],
    ["Rate exceeded", /rate of requests/, /Nothing in the release/],
    ["You've reached the maximum modification rate per volume limit. Wait at least 6 hours between modifications per EBS volume.", /six hours/, /six hours/],
    ["The specified instance type is not eligible for Free Tier.", /free plan/, /paid plan/],
    ["InsufficientFreeAddressesInSubnet: There are not enough free addresses in subnet subnet-1", /no free addresses/, /larger subnets/],
  ],
  "a name that is taken": [
    ["Resource of type 'AWS::Logs::LogGroup' with identifier '{\"/properties/LogGroupName\":\"/shop\"}' already exists.", /exists already/, /another name/],
    ["shop-assets already exists in stack arn:aws:cloudformation:us-east-1:1:stack/other/1", /exists already/, /another name/],
    ["The requested bucket name is not available. The bucket namespace is shared by all users of the system.", /Another AWS account/, /another name/],
    [handler("You can't create this secret because a secret with this name is already scheduled for deletion.", "InvalidRequest", "SecretsManager"), /was deleted a short while ago/, /Restore/],
    ["CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename shop and update the stack again.", /its name is fixed/, /fixed name/],
    ["The CIDR '10.0.1.0/24' conflicts with another subnet", /address range overlaps/, /range/],
  ],
  "a right that is missing": [
    ["User: arn:aws:sts::1:assumed-role/exec/AWSCloudFormation is not authorized to perform: ecs:CreateService on resource: arn because no identity-based policy allows the ecs:CreateService action", /did not allow ecs:CreateService/, /ecs:CreateService/],
    ["API: ec2:CreateVpc You are not authorized to perform this operation.", /did not allow ec2:CreateVpc/, /ec2:CreateVpc/],
    ["User: arn:aws:iam::1:user/a is not authorized to perform: rds:CreateDBInstance with an explicit deny in a service control policy", /service control policy forbids rds:CreateDBInstance/, /keeps that policy/],
    [handler("Access Denied", "AccessDenied", "S3, Status Code: 403"), /lacks that right/, /execution role/],
    ["User is not authorized to perform: iam:PassRole on resource: arn:aws:iam::1:role/task", /iam:PassRole/, /iam:PassRole/],
    ["Unable to assume the service linked role. Please verify that the ECS service linked role exists.", /take on a role/, /second try/],
    ["The security token included in the request is expired", /ran out/, /Renew/],
  ],
  "a certificate or domain": [
    ["Certificate ARN 'arn:aws:acm:eu-west-1:1:certificate/1' is not valid", /certificate cannot be used/, /stack's region/],
    ["The certificate 'arn:aws:acm:us-east-1:1:certificate/1' must have a fully-qualified domain name, a supported signature, and a supported RSA key size.", /certificate cannot be used/, /issued/],
    ["The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a valid certificate chain.", /certificate cannot be used/, /us-east-1/],
    ["RRSet with DNS name shop.example.com. is not permitted in zone example.org.", /hosted zone/, /domain name/],
  ],
  "a version or kind that AWS does not offer": [
    ["Cannot find version 15.3 for postgres", /no longer offers version 15\.3 of postgres/, /Choose a version/],
    ["Cannot upgrade postgres from 13.4 to 17.1. Use a valid version.", /from version 13\.4 to 17\.1/, /in between/],
    ["RDS does not support creating a DB instance with the following combination: DBInstanceClass=db.t2.micro, Engine=postgres, EngineVersion=16.1", /on this instance type/, /another instance type/],
    ["The requested version is not available for engine valkey", /this version of the engine/, /Choose a version/],
  ],
  "a reference that leads nowhere": [
    ["The image id '[ami-0123]' does not exist", /ami-0123/, /image of this region/],
    ["The key pair 'ops' does not exist", /called ops/, /key pair/],
    ["No export named net-VpcId found. Rollback requested by user.", /net-VpcId/, /other stack first/],
    ["The security group 'sg-1' does not exist", /does not exist/, /names and ids/],
  ],
  "something that cannot go": [
    ["The bucket you tried to delete is not empty", /still holds objects/, /Empty it/],
    ["The repository with name 'shop' in registry with id '1' cannot be deleted because it still contains images", /holds images/, /retain/],
    ["Cannot delete protected DB Instance, please disable deletion protection and try again.", /protected against deletion/, /deletion protection off/],
    ["The subnet 'subnet-1' has dependencies and cannot be deleted.", /still uses it/, /Detach/],
    ["Export net-VpcId cannot be deleted as it is in use by shop-prod", /shop-prod/, /that stack first/],
    ["Network vpc-1 has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.", /public address/, /Release/],
  ],
  "what CloudFormation itself says": [
    ["Failed to receive 1 resource signal(s) within the specified duration", /did not report in time/, /cloud-init/],
    ["Received 1 SUCCESS signal(s) out of 2. Unable to satisfy 100% MinSuccessfulInstancesPercent requirement", /Only 1 of 2 machines/, /start-up log/],
    ["CloudFormation did not receive a response from your Custom Resource. Please check your logs for requestId [1].", /custom resource/, /log of the function/],
    ["Requires capabilities : [CAPABILITY_NAMED_IAM]", /CAPABILITY_NAMED_IAM/, /new release/],
    ["Template format error: Unresolved resource dependencies [Vpc] in the Resources block of the template", /cannot use the template/, /Correct/],
    ["Properties validation failed for resource Database with message: #: extraneous key [Sise] is not permitted", /property/, /template/],
    ["Stack:arn:aws:cloudformation:us-east-1:1:stack/shop/1 is in UPDATE_IN_PROGRESS state and can not be updated.", /present status/, /at rest/],
    ["Resource handler returned message: \"Internal Failure\"", /inside AWS/, /wait/],
    ["The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: us-east-1a. Add subnets to cover at least 2 AZs.", /two zones/, /two different zones/],
  ],
};

describe.each(Object.entries(MESSAGES))("for %s", (_, messages) => {
  test.each(messages)("%s", (says, plain, remedy) => {
    const words = failureWords(says);
    expect(words.plain).toMatch(plain);
    expect(words.remedy).toMatch(remedy);
    expect([words.plain, words.remedy].every((sentence) => sentence.endsWith("."))).toBe(true);
  });
});

// A registry's "denied" is not IAM's: whoever was sent to the execution role would look in the wrong place.
test("an image that a registry does not give away is no missing right of the role", () => {
  expect(failureWords("CannotPullContainerError: pull access denied").plain).not.toContain("role");
});

describe("where nothing is known of a reason", () => {
  test("AWS's own words stand, out of the frame that CloudFormation puts around them", () => {
    const says = handler("The flux capacitor is empty.", "GeneralServiceException", "Flux, Status Code: 400");
    expect(knownFailureWords("The flux capacitor is drained.")).toBeNull();
    expect(failureWords(says.replace("empty", "drained")).plain).toBe("AWS says: “The flux capacitor is drained.”");
  });

  test("a page of text is cut", () => {
    expect(failureWords("drained ".repeat(200)).plain.length).toBeLessThan(270);
  });

  test("no reason is said to be none", () => {
    expect(failureWords("").plain).toBe("AWS gave no reason for it.");
  });
});
