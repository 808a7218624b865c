import { PageSkeleton } from "@/components/ui/skeleton";

export default function PricesLoading() {
  return <PageSkeleton boxes={[160, 640]} />;
}
