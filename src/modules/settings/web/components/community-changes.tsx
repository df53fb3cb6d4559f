import { Changes } from './changes.tsx'

/** The history of what the community says of itself, on the page where it is set. */
export default function CommunityChanges() {
  return <Changes part="community" />
}
