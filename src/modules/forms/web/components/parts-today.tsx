import { Card } from '../../../../app/web/kit/card.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { useRead } from '../queries.ts'
import { PartLines } from './part-rows.tsx'

/** Parts of report forms that wait for whoever holds the area; nothing where none does. */
export default function PartsToday() {
  const t = useWords('forms')
  const found = useRead('GET /api/c/:community/form-parts')
  const waiting = found.data?.items.filter((part) => part.own && part.done_at === null) ?? []
  if (waiting.length === 0) return null
  return (
    <Card title={t('workbench.parts.mine')}>
      <PartLines parts={waiting} />
    </Card>
  )
}
