import { PageSkeleton } from "@/components/ui/skeleton";

export default function PanelLoading() {
  return <PageSkeleton boxes={[160, 480]} />;
}
