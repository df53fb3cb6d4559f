import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { Split } from './views.ts'
import styles from './walk.module.css'

type Given = { area_id: string; person_id: string }[]

interface SplitCardProps {
  split: Split
  given: Given
  onGive: (given: Given) => void
}

/** Who would walk where. A stairwell can be given to somebody else; the rest is shared out around it. */
export function SplitCard({ split, given, onGive }: SplitCardProps) {
  const t = useWords('outreach')
  const left = split.unreached.reduce((sum, block) => sum + block.dwellings, 0)
  if (split.dwellings === 0) {
    return (
      <Card>
        <p role="status">{t('workbench.plan.none')}</p>
      </Card>
    )
  }
  const give = (area_id: string, person_id: string) =>
    onGive([...given.filter((one) => one.area_id !== area_id), { area_id, person_id }])
  return (
    <Card title={t('workbench.plan.split', { count: split.dwellings })}>
      <Stack>
        {left > 0 && (
          <div role="alert">
            <p>{t('workbench.plan.unreached', { count: left })}</p>
            <p>{t('workbench.plan.unreached_help')}</p>
          </div>
        )}
        {split.shares.map((share) => (
          <details key={share.person_id}>
            <summary>
              {t('workbench.plan.share', { name: share.name, title: share.title, count: share.dwellings })}
            </summary>
            <div className={styles.blocks}>
              {share.blocks.map((block) => (
                <div key={block.area_id} className={styles.block}>
                  <span>{t('workbench.plan.block', { name: block.name, count: block.dwellings })}</span>
                  <select
                    className={styles.tab}
                    aria-label={t('workbench.plan.give', { name: block.name })}
                    value={share.person_id}
                    onChange={(event) => give(block.area_id, event.target.value)}
                  >
                    {split.shares.map((other) => (
                      <option key={other.person_id} value={other.person_id}>
                        {other.name}
                      </option>
                    ))}
                  </select>
                </div>
              ))}
            </div>
          </details>
        ))}
      </Stack>
    </Card>
  )
}
