import { ListPage } from '../../components/list-page.tsx'

export default function TopicList() {
  return <ListPage kind="topic" />
}
