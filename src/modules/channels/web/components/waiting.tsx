import { Card } from '../../../../app/web/kit/card.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../app/web/kit/navigation.tsx'
import { useMay } from '../../../../app/web/session.ts'
import { useWords } from '../../../../app/web/words.ts'
import { useRead } from '../queries.ts'
import { useKeptNotes } from './use-kept-notes.ts'

/** How often it looks again, in milliseconds. */
const lookAgain = 60_000

/** Said in groups and not looked at, told to groups and not passed on: for the reader. Nothing where there is none. */
export default function ChannelsWaiting() {
  const t = useWords('channels')
  const may = useMay()
  const intake = may('channels.intake')
  const { notes } = useKeptNotes()
  const again = { refetchInterval: lookAgain }
  const drafts = useRead('GET /api/c/:community/intake-drafts', { query: { limit: 1 } }, { enabled: intake, ...again })
  const told = useRead('GET /api/c/:community/broadcasts', { query: { limit: 20 } }, again)
  const waiting = intake ? (drafts.data?.waiting ?? 0) : 0
  const left = (told.data?.items ?? []).filter((one) => one.mine_left > 0 && one.withdrawn_at === null)
  if (waiting === 0 && left.length === 0 && notes.length === 0) return null
  return (
    <Card title={t('workbench.waiting.title')}>
      <ul className={layout['lines']}>
        {notes.length > 0 && (
          <li>
            <Link to="/call-note">{t('workbench.waiting.notes', { count: notes.length })}</Link>
          </li>
        )}
        {waiting > 0 && (
          <li>
            <Link to="/drafts">{t('workbench.waiting.drafts', { count: waiting })}</Link>
          </li>
        )}
        {left.map((one) => (
          <li key={one.id}>
            <Link to={`/broadcasts/${one.id}`}>{one.title}</Link>
            <span>{t('workbench.waiting.left', { count: one.mine_left })}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
