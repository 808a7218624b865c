import { PageSkeleton } from "@/components/ui/skeleton";

export default function LaunchLoading() {
  return <PageSkeleton boxes={[520]} />;
}
