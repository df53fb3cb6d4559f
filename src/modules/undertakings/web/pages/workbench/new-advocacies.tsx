import { NewPage } from '../../components/new-page.tsx'

export default function NewAdvocacy() {
  return <NewPage kind="advocacy" />
}
