import { Bell } from './bell.tsx'

/** The bell of the resident face. */
export default function ResidentBell() {
  return <Bell face="resident" />
}
