import { releaseNumberSchema } from "@/lib/releases/release-view";

/**
 * Which release a new one starts from: what runs, since what was gone back from is not what one wants to build on; `asked` in the address
 * overrules that. `other`: the one that might have been meant instead; null where there is no choice.
 */
export function startingRelease({ release, latestRelease }: { release: number | null; latestRelease: number }, asked: unknown): { number: number; other: number | null } {
  const usual = release ?? latestRelease;
  const wanted = releaseNumberSchema.safeParse(asked);
  const number = wanted.success && wanted.data <= latestRelease ? wanted.data : usual;
  const other = number === usual ? latestRelease : usual;
  return { number, other: other === number ? null : other };
}
