import { PageSkeleton } from "@/components/ui/skeleton";

export default function CostLoading() {
  return <PageSkeleton boxes={[200, 420, 200, 340]} />;
}
