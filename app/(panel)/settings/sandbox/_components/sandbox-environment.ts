/** An environment of the sandbox, as the forms of this page let one choose it. */
export type SandboxEnvironment = { name: string; stackName: string };
