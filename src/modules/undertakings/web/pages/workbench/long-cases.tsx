import { ListPage } from '../../components/list-page.tsx'

export default function LongCaseList() {
  return <ListPage kind="long_case" />
}
