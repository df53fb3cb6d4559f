import { useDates } from '../../../../../app/web/dates.ts'
import { useElderStep } from '../../../../../app/web/kit/elder-tools.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { RowLinks } from '../../../../../app/web/kit/row-links.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'

const shown = 2

/** On the first page: what the community wants hands for, and the way to registering as a member. The elder version shows one line. */
export default function HandsWanted() {
  const t = useWords('whistles')
  const dates = useDates()
  const elder = useElderStep() > 0
  const { data } = useRead('GET /api/c/:community/my/neighbour-calls', { query: { limit: shown } })
  const calls = (data?.items ?? []).filter((call) => call.coming < call.needed && call.mine === null)
  const rows = calls.slice(0, elder ? 1 : shown).map((call) => ({
    to: `/neighbour-calls/${call.id}`,
    label: call.title,
    note: t('resident.home.when', { time: dates.full(call.meets_at), count: call.needed - call.coming }),
  }))
  const ways = [
    { to: '/neighbour-calls', label: t('resident.home.all') },
    { to: '/dual-registration', label: t('resident.home.dual') },
  ]
  if (elder && rows.length === 0) return null
  return (
    <section className={layout.section} aria-labelledby="hands">
      <h2 id="hands">{t(rows.length > 0 ? 'resident.home.title' : 'resident.calls.title')}</h2>
      <RowLinks rows={elder ? rows : [...rows, ...ways]} />
    </section>
  )
}
