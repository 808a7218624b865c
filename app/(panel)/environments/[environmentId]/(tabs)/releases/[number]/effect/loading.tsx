import { PageSkeleton } from "@/components/ui/skeleton";

export default function ReleaseEffectLoading() {
  return <PageSkeleton boxes={[360]} />;
}
