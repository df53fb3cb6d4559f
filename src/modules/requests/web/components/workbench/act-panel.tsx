import { type ComponentType, useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { useKeyHint } from '../../../../../app/web/kit/shortcuts.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from './act-panel.module.css'
import type { ActProps } from './acts/act.ts'
import { actId, useActKeys, useCopyKeys } from './acts/act-keys.ts'
import { CallBackAct } from './acts/call-back-act.tsx'
import { FinishAct } from './acts/finish-act.tsx'
import { NoteAct } from './acts/note-act.tsx'
import { AcceptAct, ResumeAct } from './acts/plain-acts.tsx'
import { ContactAct, PauseAct, ReopenAct, SendBackAct } from './acts/reason-acts.tsx'
import { DispatchAct, HandOverAct } from './acts/receiver-acts.tsx'
import { ReclassifyAct } from './acts/reclassify-act.tsx'
import type { Request } from './views.ts'

/** In the order of the work; the first one that may be done is the main act. */
export const acts: [string, ComponentType<ActProps>][] = [
  ['dispatch', DispatchAct],
  ['accept', AcceptAct],
  ['resume', ResumeAct],
  ['contact', ContactAct],
  ['finish', FinishAct],
  ['call_back', CallBackAct],
  ['note', NoteAct],
  ['hand_over', HandOverAct],
  ['pause', PauseAct],
  ['send_back', SendBackAct],
  ['reclassify', ReclassifyAct],
  ['reopen', ReopenAct],
]

/** While someone has it in hand, dispatching again is not the first thing to do. */
function inOrder(request: Request) {
  const may = acts.filter(([name]) => request.can.includes(name))
  if (request.state === 'to_dispatch') return may
  return [...may.filter(([name]) => name !== 'dispatch'), ...may.filter(([name]) => name === 'dispatch')]
}

function ActButton({ name, first, onChoose }: { name: string; first: boolean; onChoose: () => void }) {
  const t = useWords('requests')
  const hint = useKeyHint(actId(name))
  return (
    <Button kind={first ? 'main' : 'quiet'} wide={first} onClick={onChoose} {...hint}>
      {t(`workbench.acts.${name}.act`)}
    </Button>
  )
}

/** What this person may do next, and the form of the one chosen. */
export function ActPanel({ request }: { request: Request }) {
  const t = useWords('requests')
  const [chosen, setChosen] = useState<string | null>(null)
  const may = inOrder(request)
  useActKeys(
    may.map(([name]) => name),
    setChosen,
  )
  useCopyKeys(() => request)
  const Act = may.find(([name]) => name === chosen)?.[1]
  if (may.length === 0) {
    return (
      <Card title={t('workbench.acts.title')}>
        <p>{t('workbench.acts.none')}</p>
      </Card>
    )
  }
  return (
    <Card title={t('workbench.acts.title')}>
      <div className={styles.acts}>
        {may.map(([name], index) => (
          <ActButton key={name} name={name} first={index === 0} onChoose={() => setChosen(name)} />
        ))}
      </div>
      {Act && <Act request={request} onClose={() => setChosen(null)} />}
    </Card>
  )
}
