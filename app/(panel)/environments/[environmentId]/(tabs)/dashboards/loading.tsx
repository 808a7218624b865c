import { PageSkeleton } from "@/components/ui/skeleton";

export default function DashboardsLoading() {
  return <PageSkeleton boxes={[120, 320, 320]} />;
}
