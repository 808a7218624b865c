import { always, type FailureRule } from "./failure-rule";

/** Containers that ECS or Lambda could not start or keep. Before the rules of rights: "pull access denied" is a registry's word, not IAM's. */
export const CONTAINER_RULES: readonly FailureRule[] = [
  always(
    /toomanyrequests|pull rate limit/i,
    "The registry refused to hand out the image: too many pulls from this address.",
    "Wait for the registry's limit to pass, or copy the image to the account's own registry (ECR) and name that one.",
  ),
  always(
    /CannotPullContainer|pull access denied|pull image manifest|manifest unknown|manifest for \S+ not found|Source image \S+ does not exist|ImageNotFound|failed to resolve ref/i,
    "The container image could not be pulled: the registry has no image of that name and tag, or does not give it to this account.",
    "Check the image's name and tag, and that it has been pushed; for a private registry, that the task's execution role may read it.",
  ),
  always(
    /can't find the specified secret value|unable to retrieve secret from asm.*(ResourceNotFound|AWSCURRENT)/i,
    "A secret that the containers need has no value yet.",
    "Set its value on the environment's settings page.",
  ),
  always(
    /unable to pull secrets or registry auth|unable to retrieve ecr registry auth|unable to retrieve secrets? from/i,
    "The containers could not fetch their image or secrets before the start: no way out of the network, or no right to read them.",
    "Check that the subnets reach the registry and Secrets Manager (a NAT gateway or endpoints), and that the task's execution role may read both.",
  ),
  always(
    /OutOfMemory|out of memory|killed due to memory usage|exit code:? 137/i,
    "A container used more memory than it may and was killed.",
    "Give the tasks more memory, or have the program use less.",
  ),
  always(
    /failed container health checks/i,
    "The container started, but its own health check failed.",
    "Read the service's log for what its health check answers; give it a longer start period if it only starts slowly.",
  ),
  always(
    /failed ELB health checks|is unhealthy in.*target.?group|Health checks failed|Target\.(Timeout|FailedHealthChecks|ResponseCodeMismatch)/i,
    "The new version started, but does not answer the load balancer's health check.",
    "Check the health path and port among the settings, and read the service's log for what it answers there.",
  ),
  always(
    /no container instance met all of its requirements|RESOURCE:(MEMORY|CPU|PORTS|GPU)|unable to place a task/i,
    "No machine of the cluster has room for the tasks.",
    "Add machines to the cluster or choose larger ones, or let the tasks ask for less.",
  ),
  always(
    /Essential container in task exited|task failed to start/i,
    "A container ended right after its start.",
    "Read the service's log for its last lines: a missing setting or secret is the usual cause.",
  ),
  always(
    /Circuit Breaker was triggered|did not stabilize.*ECS|ECS.*did not stabilize|service \S+ did not stabilize/i,
    "The new version's containers did not become healthy, so ECS stopped rolling it out.",
    "Read the service's log for the first error of the new version: a wrong image, a missing secret or a failing health check are the usual ones.",
  ),
];
