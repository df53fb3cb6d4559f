import { IconTableExport } from '@tabler/icons-react'
import { type ReactElement, useState } from 'react'
import { useDates } from '../../../../../app/web/dates.ts'
import { AuthorizedPhotos } from '../../../../../app/web/kit/authorized-photos.tsx'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { saveFile } from '../../../../../app/web/kit/save-file.ts'
import { SelectField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { call, useReadPages } from '../../queries.ts'
import { ConditionTag } from '../state.tsx'
import type { Condition, Project } from '../views.ts'
import { AddDialog, DropDialog, type OfCondition, SettleDialog } from './condition-dialogs.tsx'

const states = ['open', 'kept', 'cannot'] as const
type State = (typeof states)[number]

type Asked = { one: Condition; Dialog: (props: OfCondition) => ReactElement }

/** On what conditions households agreed, one by one; with the acts that say what became of each and what else a household said. */
export function Conditions({ of }: { of: Project }) {
  const t = useWords('projects')
  const [state, setState] = useState<State | ''>('')
  const [asked, setAsked] = useState<Asked>()
  const list = useReadPages('GET /api/c/:community/projects/:id/conditions', {
    params: { id: of.id },
    query: { limit: 20, ...(state ? { state } : {}) },
  })
  if (of.conditions_count === 0) return null
  return (
    <Card title={t('words.conditions')} aside={t('words.conditions_left', { count: of.conditions_open })}>
      <Stack>
        <div className={layout.filters} data-screen-only>
          <SelectField
            name="state"
            label={t('words.state_label')}
            short
            any
            value={state}
            onChange={(value) => setState(value as State | '')}
            options={states.map((value) => ({ value, label: t(`words.condition.${value}`) }))}
          />
          <TakeOut of={of} state={state} />
        </div>
        <QueryView
          query={list}
          part
          empty={(data) => (data.items.length === 0 ? <p className={layout.quiet}>{t('workbench.filtered')}</p> : null)}
        >
          {({ items }) => (
            <ul className={layout.list}>
              {items.map((one) => (
                <Line key={one.id} of={of} one={one} onAct={(Dialog) => setAsked({ one, Dialog })} />
              ))}
            </ul>
          )}
        </QueryView>
        <Pager pages={list} />
        {asked && <asked.Dialog of={of} one={asked.one} onClose={() => setAsked(undefined)} />}
      </Stack>
    </Card>
  )
}

interface LineProps {
  of: Project
  one: Condition
  onAct: (Dialog: Asked['Dialog']) => void
}

function Line({ of, one, onAct }: LineProps) {
  const t = useWords('projects')
  const dates = useDates()
  const load = (file: string) => call('GET /api/c/:community/projects/:id/files/:file', { params: { id: of.id, file } })
  const later = one.part > 1
  return (
    <li className={layout.line}>
      <div className={layout.row}>
        <strong>{one.place || t('words.forgotten')}</strong>
        <ConditionTag state={one.state} />
        {later && <span className={layout.quiet}>{t('workbench.added_later', { day: dates.day(one.said_at) })}</span>}
      </div>
      <p className={layout.text}>{one.text}</p>
      {one.settled_day && <p className={layout.quiet}>{[dates.day(one.settled_day), one.note].join(' · ')}</p>}
      <AuthorizedPhotos
        of={`condition ${one.id}`}
        photos={one.files}
        label={t('words.photos')}
        pdf={t('words.pdf')}
        load={load}
      />
      {of.can.includes('settle') && (
        <div className={layout['acts']} data-screen-only>
          <Button kind={one.state === 'open' ? 'quiet' : 'plain'} narrow onClick={() => onAct(SettleDialog)}>
            {t(one.state === 'open' ? 'workbench.acts.settle.open' : 'workbench.acts.settle.again')}
          </Button>
          {one.text !== '' && (
            <Button kind="plain" narrow onClick={() => onAct(AddDialog)}>
              {t('workbench.acts.add_condition.open')}
            </Button>
          )}
          {later && one.state === 'open' && (
            <Button kind="plain" narrow onClick={() => onAct(DropDialog)}>
              {t('workbench.acts.drop_condition.open')}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

function TakeOut({ of, state }: { of: Project; state: State | '' }) {
  const t = useWords('projects')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const take = async () => {
    setBusy(true)
    setProblem(undefined)
    const body = state ? { state } : {}
    await call('POST /api/c/:community/projects/:id/conditions/export', { params: { id: of.id }, body })
      .then((sheet) => saveFile(sheet as Blob, `${of.number}.xlsx`))
      .catch(setProblem)
    setBusy(false)
  }
  return (
    <>
      <Button narrow icon={IconTableExport} busy={busy} onClick={() => void take()}>
        {t('workbench.export')}
      </Button>
      {problem !== undefined && <ErrorState problem={problem as never} part />}
    </>
  )
}
