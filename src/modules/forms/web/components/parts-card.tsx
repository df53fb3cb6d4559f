import { useState } from 'react'
import { useDates } from '../../../../app/web/dates.ts'
import { AreaPick, type PickedArea } from '../../../../app/web/kit/area-pick.tsx'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../app/web/kit/error-state.tsx'
import { FormDialog } from '../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import layout from '../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../app/web/kit/navigation.tsx'
import { RadioCards } from '../../../../app/web/kit/radio-cards.tsx'
import { StateTag } from '../../../../app/web/kit/state-tag.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { formReads, useWrite } from '../queries.ts'
import styles from './forms.module.css'
import { FilledBar } from './progress-bar.tsx'
import type { FillView } from './views.ts'

/** Who fills which part of it, and how far each is. */
export function PartsCard({ fill }: { fill: FillView }) {
  const t = useWords('forms')
  const [giving, setGiving] = useState(false)
  const gives = fill.can.includes('give_parts')
  if (fill.parts.length === 0 && !gives) return null
  return (
    <Card
      title={t('workbench.parts.card')}
      aside={
        gives && (
          <Button kind="plain" onClick={() => setGiving(true)}>
            {t('workbench.parts.give')}
          </Button>
        )
      }
    >
      {fill.parts.length === 0 ? (
        <p>{t('workbench.parts.nobody')}</p>
      ) : (
        <ul className={`${layout['lines']} ${styles['plain']}`}>
          {fill.parts.map((part) => (
            <OnePart key={part.id} part={part} takes={gives} />
          ))}
        </ul>
      )}
      {giving && <GiveDialog fill={fill} onClose={() => setGiving(false)} />}
    </Card>
  )
}

type Part = FillView['parts'][number]

function OnePart({ part, takes }: { part: Part; takes: boolean }) {
  const t = useWords('forms')
  const dates = useDates()
  const back = useWrite('DELETE /api/c/:community/form-parts/:id', { refresh: formReads })
  return (
    <li>
      <span className={styles['part']}>
        <Link to={`/form-parts/${part.id}`}>{part.name}</Link>
        <span className={layout['under']}>
          {part.person || t('workbench.parts.no_holder')} · {t('words.rows_count', { count: part.rows })}
        </span>
        <FilledBar cells={part.cells} filled={part.filled} />
        {part.note && <span className={layout['under']}>{part.note}</span>}
      </span>
      <span className={layout['acts']}>
        {part.done_at ? (
          <StateTag tone="done">{t('workbench.parts.done_at', { day: dates.short(part.done_at) })}</StateTag>
        ) : (
          <StateTag tone="need">{t('words.gaps', { count: part.gaps })}</StateTag>
        )}
        {takes && (
          <Button
            kind="plain"
            busy={back.isPending}
            aria-label={t('workbench.parts.back_of', { name: part.name })}
            onClick={() => back.mutate({ params: { id: part.id } })}
          >
            {t('workbench.parts.back')}
          </Button>
        )}
      </span>
      {back.error && <ErrorState problem={back.error} part />}
    </li>
  )
}

const ways = ['grid', 'compound', 'building', 'area'] as const
type Way = (typeof ways)[number]

function GiveDialog({ fill, onClose }: { fill: FillView; onClose: () => void }) {
  const t = useWords('forms')
  const toast = useToast()
  const errors = useFormErrors(t, 'workbench.parts.errors')
  const [way, setWay] = useState<Way>('grid')
  const [area, setArea] = useState<PickedArea | null>(null)
  const give = useWrite('POST /api/c/:community/form-fills/:id/parts', {
    refresh: formReads,
    onSuccess: () => {
      toast(t('workbench.parts.given'))
      onClose()
    },
  })
  const act = () => {
    if (way === 'area' && !errors.setFields(area ? [] : [{ path: 'area_ids', code: 'required' }])) return
    const body = way === 'area' ? { area_ids: area ? [area.id] : [] } : { level: way }
    give.mutate({ params: { id: fill.id }, body }, { onError: errors.fail })
  }
  return (
    <FormDialog
      title={t('workbench.parts.give')}
      help={t('workbench.parts.give_help')}
      act={t('workbench.parts.give_act')}
      form={errors}
      busy={give.isPending}
      onAct={act}
      onClose={onClose}
    >
      <Stack>
        <RadioCards
          name="level"
          label={t('workbench.parts.how')}
          pairs
          value={way}
          onChange={setWay}
          options={ways.map((value) => ({ value, label: t(`workbench.parts.ways.${value}`) }))}
        />
        {way === 'area' && (
          <AreaPick
            name="area_ids"
            value={area}
            onChange={setArea}
            label={t('workbench.parts.area')}
            none={t('workbench.edit.no_place')}
            error={errors.errors['area_ids']}
          />
        )}
      </Stack>
    </FormDialog>
  )
}
