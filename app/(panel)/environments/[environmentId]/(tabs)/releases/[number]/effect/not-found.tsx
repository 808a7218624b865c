import { FullPageNotice } from "@/components/ui/full-page-notice";

export default function ReleaseNotFound() {
  return <FullPageNotice title="There is no such release">Releases are counted from 1; the tab Releases lists all that this environment has.</FullPageNotice>;
}
