import { NewPage } from '../../components/new-page.tsx'

export default function NewTopic() {
  return <NewPage kind="topic" />
}
