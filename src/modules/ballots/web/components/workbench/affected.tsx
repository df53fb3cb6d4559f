import { useState } from 'react'
import { serverNow } from '../../../../../app/web/clock.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PickField, usePick } from '../../../../../app/web/kit/pick-field.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { SelectField, TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead, useWrite } from '../../queries.ts'
import styles from '../ballots.module.css'
import { ballotReads, type Detail } from '../views.ts'

type One = { dwelling_id: string; name: string; why: string; heard_on: string | null; said: string; agreed: string }
type Act = { one: One; act: 'hear' | 'drop' }

/** Whom the lift directly affects: heard before anybody votes. */
export function Affected({ ballot }: { ballot: Detail }) {
  const t = useWords('ballots')
  const dates = useDates()
  const [acting, setActing] = useState<Act>()
  const [marking, setMarking] = useState(false)
  const mayPost = useMay()
  const read = useRead('GET /api/c/:community/ballots/:id/affected', { params: { id: ballot.id } })
  const may = (ballot.phase === 'draft' || ballot.phase === 'announced') && mayPost('ballots.manage')
  const close = () => setActing(undefined)
  return (
    <Card title={t('words.affected')}>
      <QueryView query={read} part>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('workbench.affected.none')}</p>
          ) : (
            <ul className={styles.list}>
              {items.map((one) => (
                <li key={one.dwelling_id}>
                  <strong>{one.name}</strong> · {one.why}
                  <p className={layout.text}>
                    {one.heard_on
                      ? t('workbench.affected.heard', { day: dates.day(one.heard_on), said: one.said })
                      : t('workbench.affected.unheard')}
                    {one.agreed && ` ${t('workbench.affected.agreed', { agreed: one.agreed })}`}
                  </p>
                  {may && (
                    <div className={styles.acts} data-screen-only>
                      <Button onClick={() => setActing({ one, act: 'hear' })}>{t('workbench.affected.hear')}</Button>
                      <Button onClick={() => setActing({ one, act: 'drop' })}>{t('workbench.affected.drop')}</Button>
                    </div>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
      {may && (
        <div className={styles.acts} data-screen-only>
          <Button
            onClick={() => setMarking(true)}
            unavailable={ballot.on_roll === 0 ? t('workbench.affected.no_roll') : undefined}
          >
            {t('workbench.affected.mark')}
          </Button>
        </div>
      )}
      {marking && <MarkDialog ballot={ballot} onClose={() => setMarking(false)} />}
      {acting?.act === 'hear' && <HearDialog ballot={ballot} one={acting.one} onClose={close} />}
      {acting?.act === 'drop' && <DropDialog ballot={ballot} one={acting.one} onClose={close} />}
    </Card>
  )
}

/** One more dwelling of the roll that the lift stands in the way of. */
function MarkDialog({ ballot, onClose }: Omit<DialogProps, 'one'>) {
  const t = useWords('ballots')
  const errors = useFormErrors(t, 'words.errors')
  const { typed, setTyped, q } = usePick()
  const [picked, setPicked] = useState<{ dwelling_id: string; name: string }>()
  const [why, setWhy] = useState('')
  const found = useRead(
    'GET /api/c/:community/ballots/:id/affected/others',
    { params: { id: ballot.id }, query: { q } },
    { enabled: q !== '' && !picked },
  )
  const items = typed.trim() === '' ? undefined : found.data?.items
  const onSuccess = useDone(onClose)
  const write = useWrite('POST /api/c/:community/ballots/:id/affected', { refresh: ballotReads, onSuccess })
  const act = () => {
    const missing = [
      ...(picked ? [] : [{ path: 'dwelling_id', code: 'required' }]),
      ...([...why.trim()].length < 2 ? [{ path: 'why', code: 'required' }] : []),
    ]
    if (!errors.setFields(missing) || !picked) return
    write.mutate(
      { params: { id: ballot.id }, body: { dwelling_id: picked.dwelling_id, why: why.trim() } },
      { onError: errors.fail },
    )
  }
  const title = t('workbench.affected.mark')
  return (
    <FormDialog title={title} act={title} form={errors} busy={write.isPending} onAct={act} onClose={onClose}>
      <PickField
        name="dwelling_id"
        label={t('workbench.affected.dwelling')}
        hint={picked ? undefined : t('workbench.affected.dwelling_hint')}
        chosen={picked?.name}
        onDrop={() => setPicked(undefined)}
        typed={typed}
        onType={setTyped}
        options={items?.map((one) => ({ value: one.dwelling_id, label: one.name }))}
        onPick={(id) => {
          setTyped('')
          setPicked(items?.find((one) => one.dwelling_id === id))
        }}
        none={t('workbench.affected.dwelling_none')}
        problem={found.error}
        error={errors.errors['dwelling_id']}
      />
      <TextField
        name="why"
        label={t('workbench.affected.why')}
        hint={t('workbench.affected.why_hint')}
        value={why}
        onChange={setWhy}
        maxLength={200}
        error={errors.errors['why']}
      />
    </FormDialog>
  )
}

interface DialogProps {
  ballot: Detail
  one: One
  onClose: () => void
}

const ways = ['talk', 'meeting', 'telephone', 'letter'] as const
const dayLength = 10

function useDone(onClose: () => void) {
  const t = useWords('ballots')
  const toast = useToast()
  return () => {
    toast(t('workbench.affected.noted'))
    onClose()
  }
}

/** How somebody was heard, what they said, what was agreed. */
function HearDialog({ ballot, one, onClose }: DialogProps) {
  const t = useWords('ballots')
  const dates = useDates()
  const errors = useFormErrors(t, 'words.errors')
  const [how, setHow] = useState<(typeof ways)[number]>('talk')
  const [told, setTold] = useState({
    day: one.heard_on ?? dates.plain(new Date(serverNow()).toISOString()).slice(0, dayLength),
    said: one.said,
    agreed: one.agreed,
  })
  const onSuccess = useDone(onClose)
  const write = useWrite('POST /api/c/:community/ballots/:id/affected/:dwelling/hear', {
    refresh: ballotReads,
    onSuccess,
  })
  const act = () => {
    if (!errors.setFields([...told.said.trim()].length < 2 ? [{ path: 'said', code: 'required' }] : [])) return
    write.mutate(
      { params: { id: ballot.id, dwelling: one.dwelling_id }, body: { ...told, how } },
      { onError: errors.fail },
    )
  }
  const field = (name: keyof typeof told) => ({
    ...{ name, value: told[name], error: errors.errors[name] },
    onChange: (value: string) => setTold((now) => ({ ...now, [name]: value })),
  })
  const title = t('workbench.affected.hear')
  return (
    <FormDialog
      title={title}
      act={title}
      help={one.name}
      form={errors}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <TextField {...field('day')} label={t('words.day')} type="date" short />
      <SelectField
        name="how"
        label={t('workbench.affected.how')}
        value={how}
        onChange={(value) => setHow(ways.find((way) => way === value) ?? 'talk')}
        options={ways.map((value) => ({ value, label: t(`workbench.affected.way.${value}`) }))}
      />
      <TextAreaField {...field('said')} label={t('workbench.affected.said')} rows={3} max={1_000} />
      <TextAreaField {...field('agreed')} label={t('workbench.affected.terms')} optional rows={3} max={1_000} />
    </FormDialog>
  )
}

function DropDialog({ ballot, one, onClose }: DialogProps) {
  const t = useWords('ballots')
  const errors = useFormErrors(t, 'words.errors')
  const [reason, setReason] = useState('')
  const onSuccess = useDone(onClose)
  const write = useWrite('POST /api/c/:community/ballots/:id/affected/:dwelling/drop', {
    refresh: ballotReads,
    onSuccess,
  })
  const act = () => {
    if (!errors.setFields([...reason.trim()].length < 2 ? [{ path: 'reason', code: 'required' }] : [])) return
    const params = { id: ballot.id, dwelling: one.dwelling_id }
    write.mutate({ params, body: { reason: reason.trim() } }, { onError: errors.fail })
  }
  const title = t('workbench.affected.drop')
  const field = {
    name: 'reason',
    label: t('workbench.form.reason'),
    value: reason,
    onChange: setReason,
    maxLength: 200,
  }
  return (
    <FormDialog
      title={title}
      act={title}
      help={one.name}
      form={errors}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <TextField {...field} error={errors.errors['reason']} />
    </FormDialog>
  )
}
