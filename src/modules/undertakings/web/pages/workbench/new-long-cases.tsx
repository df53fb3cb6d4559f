import { NewPage } from '../../components/new-page.tsx'

export default function NewLongCase() {
  return <NewPage kind="long_case" />
}
