import type { PageProps } from '../../../../../app/web/convention.ts'
import { OnePage } from '../../components/one-page.tsx'

export default function OneLongCase({ params }: PageProps<'id'>) {
  return <OnePage kind="long_case" id={params.id} />
}
