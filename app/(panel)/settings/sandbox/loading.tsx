import { PageSkeleton } from "@/components/ui/skeleton";

export default function SandboxLoading() {
  return <PageSkeleton boxes={[420, 180]} />;
}
