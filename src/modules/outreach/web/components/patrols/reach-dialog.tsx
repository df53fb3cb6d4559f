import { useState } from 'react'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { Reached } from '../../field/patrol-kept.ts'
import { distanceTo } from '../../field/where.ts'
import type { Point } from './views.ts'

type How = Omit<Reached, 'point_id' | 'at'>
type Way = 'position' | 'hand' | 'skipped'
const reasonMost = 200

interface ReachDialogProps {
  point: Point
  onReach: (how: How) => Promise<void>
  onClose: () => void
}

/** A point without scanning its code: by where the phone stands, by hand with a reason, or why it couldn't be reached. */
export function ReachDialog({ point, onReach, onClose }: ReachDialogProps) {
  const t = useWords('outreach')
  const errors = useFormErrors(t, 'workbench.patrol.reach_errors')
  const ways: Way[] = point.spot ? ['position', 'hand', 'skipped'] : ['hand', 'skipped']
  const [way, setWay] = useState<Way>(ways[0] ?? 'hand')
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  /** What the phone said of where it stands, when that isn't here. */
  const [off, setOff] = useState('')
  const byPosition = async (): Promise<How | undefined> => {
    if (!point.spot) return undefined
    try {
      const { near, metres, accuracy } = await distanceTo(point.spot)
      if (near) return { how: 'position', metres, accuracy, reason: '' }
      setOff(t('workbench.patrol.far', { metres, accuracy }))
    } catch {
      setOff(t('workbench.patrol.no_position'))
    }
    return undefined
  }
  const act = async () => {
    if (way !== 'position' && !errors.setFields(reason.trim() === '' ? [{ path: 'reason', code: 'required' }] : []))
      return
    setBusy(true)
    const how: How | undefined =
      way === 'position' ? await byPosition() : { how: way, metres: null, accuracy: null, reason: reason.trim() }
    if (how) {
      await onReach(how)
      onClose()
    }
    setBusy(false)
  }
  return (
    <FormDialog
      title={t('workbench.patrol.reach_title', { name: point.name })}
      act={t('workbench.patrol.reach_act')}
      help={t('workbench.patrol.reach_help')}
      form={errors}
      busy={busy}
      onAct={() => void act()}
      onClose={onClose}
    >
      <RadioCards
        name="how"
        label={t('workbench.patrol.reach_how')}
        value={way}
        onChange={setWay}
        options={ways.map((value) => ({ value, label: t(`workbench.patrol.ways.${value}`) }))}
      />
      <div role="status">{off && way === 'position' && <p>{off}</p>}</div>
      {way !== 'position' && (
        <TextField
          name="reason"
          label={t(`workbench.patrol.reasons.${way}`)}
          maxLength={reasonMost}
          value={reason}
          onChange={setReason}
          error={errors.errors['reason']}
        />
      )}
    </FormDialog>
  )
}
