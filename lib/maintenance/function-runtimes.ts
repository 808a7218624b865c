import type { BillOfMaterials, BillResource } from "@/lib/pricing/bill-of-materials";
import { isGiven, placeOf, textAt } from "@/lib/pricing/property-place";
import { Unresolved } from "@/lib/pricing/resolved-value";

/** "own-image": the function brings its runtime in its container image, which AWS neither names nor patches. */
export type FunctionRuntime = { logicalId: string } & ({ kind: "managed"; runtime: string } | { kind: "own-image" } | { kind: "could-not-tell"; why: string });

/** The runtime of each of Lambda's functions in a stack, as its template and parameters give it. */
export const functionRuntimes = (bill: BillOfMaterials): FunctionRuntime[] => bill.resources.filter(({ type }) => type === "AWS::Lambda::Function").map(runtimeOf);

function runtimeOf(declared: BillResource): FunctionRuntime {
  const { logicalId } = declared;
  const [packaging, runtime] = [textAt(placeOf(declared, "PackageType"), "Zip"), placeOf(declared, "Runtime")];
  if (packaging === "Image" || (!isGiven(runtime) && isGiven(placeOf(declared, "Code.ImageUri")))) return { logicalId, kind: "own-image" };
  const name = textAt(runtime);
  return name instanceof Unresolved ? { logicalId, kind: "could-not-tell", why: name.sentence } : { logicalId, kind: "managed", runtime: name };
}
