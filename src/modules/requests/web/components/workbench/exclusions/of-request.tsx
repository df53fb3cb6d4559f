import { useState } from 'react'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../../app/web/kit/card.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useRead } from '../../../queries.ts'
import { AskExclusion, ExclusionFacts } from './exclusion-card.tsx'

/** On the page of a request: what was asked about leaving it out of the second figure. Nothing where there is neither. */
export default function ExclusionsOfRequest({ id }: { id: string }) {
  const t = useWords('requests')
  const [asking, setAsking] = useState(false)
  const { data } = useRead('GET /api/c/:community/requests/:id/exclusions', { params: { id } })
  if (!data || (data.items.length === 0 && data.can.length === 0)) return null
  return (
    <Card title={t('workbench.exclusions.title')}>
      {data.items.map((one) => (
        <ExclusionFacts key={one.id} one={one} />
      ))}
      {data.can.includes('ask') && (
        <Button narrow onClick={() => setAsking(true)}>
          {t('workbench.exclusions.ask.act')}
        </Button>
      )}
      {asking && <AskExclusion id={id} onClose={() => setAsking(false)} />}
    </Card>
  )
}
