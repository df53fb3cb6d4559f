import { useDates } from '../../../../app/web/dates.ts'
import { Card } from '../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../app/web/kit/label-list.tsx'
import { StateTag } from '../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { Upkeep } from './views.ts'

type Keys = Upkeep['keys']

/** Which key is in use and how old it is, what older ones still hold, and what to do where it is time for a new one. */
export function Keys({ keys }: { keys: Keys }) {
  const t = useWords('upkeep')
  const dates = useDates()
  const state = keys.late ? 'late' : keys.work && keys.work.to_seal > 0 ? 'sealing' : 'fresh'
  const tones = { late: 'late', sealing: 'work', fresh: 'done' } as const
  return (
    <Card title={t('workbench.keys.title')}>
      <p>
        <StateTag tone={tones[state]}>{t(`workbench.keys.${state}`)}</StateTag>
      </p>
      <LabelList
        rows={[
          {
            label: t('workbench.keys.current'),
            value: t('workbench.keys.current_key', { version: keys.version, day: dates.day(keys.since) }),
          },
          { label: t('workbench.keys.age'), value: t('workbench.keys.days', { count: keys.days }) },
          {
            label: t('workbench.keys.older'),
            value: keys.older === 0 ? t('workbench.keys.none') : t('workbench.keys.older_count', { count: keys.older }),
          },
          ...workRows(keys.work, t, dates.full),
        ]}
      />
      {keys.older > 0 && !keys.work && <p>{t('workbench.keys.counting')}</p>}
      {state === 'late' && <p>{t('workbench.keys.how')}</p>}
      {keys.work?.to_seal === 0 && keys.work.passing === 0 && <p>{t('workbench.keys.retire')}</p>}
    </Card>
  )
}

function workRows(work: Keys['work'], t: ReturnType<typeof useWords>, full: (instant: string) => string) {
  if (!work) return []
  return [
    { label: t('workbench.keys.to_seal'), value: t('workbench.keys.things', { count: work.to_seal }) },
    { label: t('workbench.keys.passing'), value: t('workbench.keys.things', { count: work.passing }) },
    { label: t('workbench.keys.counted'), value: full(work.counted_at) },
  ]
}
