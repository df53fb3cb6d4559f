import type { PageProps } from '../../../../../app/web/convention.ts'
import { OnePage } from '../../components/one-page.tsx'

export default function OneTopic({ params }: PageProps<'id'>) {
  return <OnePage kind="topic" id={params.id} />
}
