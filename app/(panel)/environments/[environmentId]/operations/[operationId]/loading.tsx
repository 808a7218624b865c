import { PageSkeleton } from "@/components/ui/skeleton";

export default function OperationLoading() {
  return <PageSkeleton boxes={[20, 48, 480, 380]} />;
}
