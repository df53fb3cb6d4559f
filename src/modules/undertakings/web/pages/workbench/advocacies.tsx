import { ListPage } from '../../components/list-page.tsx'

export default function AdvocacyList() {
  return <ListPage kind="advocacy" />
}
