import { PageSkeleton } from "@/components/ui/skeleton";

export default function EnvironmentLoading() {
  return <PageSkeleton boxes={[180, 240]} />;
}
