import { Bell } from './bell.tsx'

/** The bell of the workbench. */
export default function WorkBell() {
  return <Bell face="work" />
}
