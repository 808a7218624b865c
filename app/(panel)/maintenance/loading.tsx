import { PageSkeleton } from "@/components/ui/skeleton";

export default function MaintenanceLoading() {
  return <PageSkeleton boxes={[60, 320, 160]} />;
}
