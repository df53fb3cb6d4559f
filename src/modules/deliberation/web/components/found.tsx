import { useWords } from '../../../../app/web/words.ts'

/** Counting of a list stops there (`countMost` of server/meetings/meeting-list.ts). */
const most = 1_000

/** How many the filter finds. */
export function Found({ count }: { count: number }) {
  const t = useWords('deliberation')
  return <span>{t(count < most ? 'words.found' : 'words.found_more', { count })}</span>
}
