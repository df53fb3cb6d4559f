import { useDates } from '../../../../app/web/dates.ts'
import { Card } from '../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../app/web/kit/label-list.tsx'
import { StateTag } from '../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { Upkeep } from './views.ts'

const megabyte = 1024 ** 2

/** When the last good backup was made, and what to do where that is long ago. */
export function Backup({ backup }: { backup: Upkeep['backup'] }) {
  const t = useWords('upkeep')
  const dates = useDates()
  const state = !backup ? 'none' : backup.late ? 'late' : 'fresh'
  return (
    <Card title={t('workbench.backup.title')}>
      <p>
        <StateTag tone={state === 'fresh' ? 'done' : 'late'}>{t(`workbench.backup.${state}`)}</StateTag>
      </p>
      {backup && (
        <LabelList
          rows={[
            { label: t('workbench.backup.made'), value: dates.full(backup.made_at) },
            {
              label: t('workbench.backup.holds'),
              value: t('workbench.backup.held', {
                rows: backup.rows,
                files: backup.files,
                size: (backup.file_bytes / megabyte).toFixed(1),
              }),
            },
            ...(backup.files_missing > 0
              ? [
                  {
                    label: t('workbench.backup.missing'),
                    value: t('workbench.backup.missing_count', { count: backup.files_missing }),
                  },
                ]
              : []),
          ]}
        />
      )}
      {state !== 'fresh' && <p>{t('workbench.backup.how')}</p>}
    </Card>
  )
}
