import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useSession } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { type call, useRead } from '../../queries.ts'
import styles from './account.module.css'
import { Papers } from './papers.tsx'
import { DropSecondStep, RenewPapers } from './second-step-changes.tsx'
import { SetUp } from './second-step-set-up.tsx'

const secondStepRoute = 'GET /api/auth/second-step'

type SecondStepView = Awaited<ReturnType<typeof call<typeof secondStepRoute>>>
type Act = 'set_up' | 'renew' | 'drop'

function State({ view, onAct }: { view: SecondStepView; onAct: (act: Act) => void }) {
  const t = useWords('access')
  const { needed_from } = useSession().second_step
  if (!view.on) {
    return (
      <>
        <p>{t(needed_from ? 'words.second_step.off_needed' : 'words.second_step.off')}</p>
        <div className={styles.acts}>
          <Button kind="main" onClick={() => onAct('set_up')}>
            {t('words.second_step.set_up')}
          </Button>
        </div>
      </>
    )
  }
  return (
    <>
      <p>{t('words.second_step.on', { left: view.papers_left })}</p>
      <div className={styles.acts}>
        <Button onClick={() => onAct('renew')}>{t('words.second_step.renew')}</Button>
        <Button onClick={() => onAct('drop')}>{t('words.second_step.drop')}</Button>
      </div>
    </>
  )
}

/** My second step at sign-in: set up with a picture and a code, new codes on paper, taken off. */
export function SecondStep({ title }: { title?: string }) {
  const t = useWords('access')
  const toast = useToast()
  const own = useRead(secondStepRoute)
  const [act, setAct] = useState<Act | null>(null)
  const [papers, setPapers] = useState<string[] | null>(null)
  const close = () => setAct(null)
  /** A fresh page: what the person may do here changed with it. */
  const changed = () => location.reload()
  return (
    <Card title={title}>
      <p>{t('words.second_step.intro')}</p>
      <QueryView query={own} part>
        {(view) => (
          <>
            <State view={view} onAct={setAct} />
            {act === 'set_up' && <SetUp password={view.password} onDone={changed} onClose={close} />}
            {act === 'drop' && <DropSecondStep password={view.password} onDone={changed} onClose={close} />}
            {act === 'renew' && (
              <RenewPapers
                password={view.password}
                onClose={close}
                onDone={(renewed) => {
                  close()
                  setPapers(renewed)
                  toast(t('words.second_step.renewed'))
                }}
              />
            )}
            {papers && <Papers papers={papers} />}
          </>
        )}
      </QueryView>
    </Card>
  )
}
