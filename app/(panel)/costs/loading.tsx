import { PageSkeleton } from "@/components/ui/skeleton";

export default function CostsLoading() {
  return <PageSkeleton boxes={[120, 60, 420, 340]} />;
}
