/**
 * A pattern that the other builds of a machine image have names by: what dates or counts a build is left open. Null where the name holds
 * nothing that does, so that nobody can say which images are its kin.
 *
 *   al2023-ami-2023.6.20241121.0-kernel-6.1-x86_64  →  al2023-ami-2023.*-kernel-6.1-x86_64
 *   al2023-ami-ecs-hvm-2023.0.20241115-kernel-6.1-x86_64  →  al2023-ami-ecs-hvm-2023.*-kernel-6.1-x86_64
 */
export function familyPatternOf(name: string): string | null {
  const pattern = name.replaceAll(/(?<=^|[-_ .])(?:\d+\.)*(?:19|20)\d{6}(?:\.\d+)*(?=$|[-_ .])/g, (build) => (/^\d{4}\./.test(build) ? `${build.slice(0, 5)}*` : "*"));
  return pattern === name ? null : pattern;
}
