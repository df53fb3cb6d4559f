import type { PageProps } from '../../../../../app/web/convention.ts'
import { OnePage } from '../../components/one-page.tsx'

export default function OneAdvocacy({ params }: PageProps<'id'>) {
  return <OnePage kind="advocacy" id={params.id} />
}
