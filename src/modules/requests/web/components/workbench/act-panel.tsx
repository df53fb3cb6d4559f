import { type ComponentType, useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from './act-panel.module.css'
import type { ActProps } from './acts/act.ts'
import { CallBackAct } from './acts/call-back-act.tsx'
import { FinishAct } from './acts/finish-act.tsx'
import { NoteAct } from './acts/note-act.tsx'
import { AcceptAct, ResumeAct } from './acts/plain-acts.tsx'
import { ContactAct, PauseAct, ReopenAct, SendBackAct } from './acts/reason-acts.tsx'
import { DispatchAct, HandOverAct } from './acts/receiver-acts.tsx'
import { ReclassifyAct } from './acts/reclassify-act.tsx'
import type { Request } from './views.ts'

/** In the order of the work; the first one that may be done is the main act. */
const acts: [string, ComponentType<ActProps>][] = [
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

/** What this person may do next, and the form of the one chosen. */
export function ActPanel({ request }: { request: Request }) {
  const t = useWords('requests')
  const [chosen, setChosen] = useState<string | null>(null)
  const may = inOrder(request)
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
          <Button key={name} kind={index === 0 ? 'main' : 'quiet'} wide={index === 0} onClick={() => setChosen(name)}>
            {t(`workbench.acts.${name}.act`)}
          </Button>
        ))}
      </div>
      {Act && <Act request={request} onClose={() => setChosen(null)} />}
    </Card>
  )
}
