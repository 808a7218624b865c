import { PageSkeleton } from "@/components/ui/skeleton";

export default function SystemLoading() {
  return <PageSkeleton boxes={[320, 260]} />;
}
