import { Card } from '../../../../../app/web/kit/card.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'

/** A poster was scanned that is on none of the routes loaded: what it is, as far as can be told. */
export function UnknownCode({ code }: { code: string }) {
  const t = useWords('outreach')
  const point = useRead('GET /api/c/:community/patrol-points/by-code/:code', { params: { code } })
  const say = () => {
    if (point.data?.retired) return t('workbench.patrol.code_retired', { ...point.data })
    if (point.data?.mine) return t('workbench.patrol.code_mine', { ...point.data })
    if (point.data) return t('workbench.patrol.code_other', { ...point.data })
    if (point.isPending) return t('workbench.patrol.code_asking')
    return t(point.error?.status === 404 ? 'workbench.patrol.code_unknown' : 'workbench.patrol.code_offline')
  }
  return (
    <div role="status">
      <Card title={t('workbench.patrol.code_title')}>
        <p>{say()}</p>
      </Card>
    </div>
  )
}
