/** Sizes below "xlarge" of families that count two vCPUs in each of them ("Amazon EC2 Instance Types", burstable). */
const SMALL_BURSTABLE = ["nano", "micro", "small", "medium", "large"];
const T2_SINGLE = ["nano", "micro", "small"];
const VCPUS_OF_XLARGE = 4;

/** vCPUs of an instance type by its name, at its default options; null where the name does not tell (metal, unknown sizes). */
export function instanceVcpus(type: string): number | null {
  const [family, size] = type.split(".");
  if (!family || !size) return null;
  if (family === "t2" && T2_SINGLE.includes(size)) return 1;
  if (/^t\d/.test(family) && SMALL_BURSTABLE.includes(size)) return 2;
  if (size === "medium") return 1;
  if (size === "large") return 2;
  const times = /^(\d*)xlarge$/.exec(size)?.[1];
  if (times === undefined) return null;
  return (times === "" ? 1 : Number(times)) * VCPUS_OF_XLARGE;
}

/** Which of EC2's quotas a type counts against; null: one of its own ("Amazon EC2 service quotas"). */
export function instanceQuotaFamily(type: string): "standard" | "gpu" | null {
  const letters = /^([a-z]+)/.exec(type)?.[1] ?? "";
  if (["g", "gr", "vt"].includes(letters)) return "gpu";
  return ["a", "c", "d", "h", "i", "im", "is", "m", "r", "t", "z"].includes(letters) ? "standard" : null;
}
