import { useState } from 'react'
import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../../app/web/kit/card.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { CounterReceipt, type CounterResult } from '../../components/workbench/counter/counter-receipt.tsx'
import { DutyNow } from '../../components/workbench/duty-now.tsx'
import { CallForm, type Matter } from '../../components/workbench/hotline/call-form.tsx'
import { DayFigures } from '../../components/workbench/hotline/day-figures.tsx'
import { EndActs } from '../../components/workbench/hotline/end-acts.tsx'
import styles from '../../components/workbench/hotline/hotline.module.css'
import { LastCalls } from '../../components/workbench/hotline/last-calls.tsx'
import { OpenRequests } from '../../components/workbench/hotline/open-requests.tsx'
import { Ring } from '../../components/workbench/hotline/ring.tsx'
import { Ringing } from '../../components/workbench/hotline/ringing.tsx'
import { SimilarToCall } from '../../components/workbench/hotline/similar-to-call.tsx'
import { ToReturn } from '../../components/workbench/hotline/to-return.tsx'
import type { CurrentCall } from '../../components/workbench/hotline/views.ts'
import { WhoCalls } from '../../components/workbench/hotline/who-calls.tsx'
import { useRead } from '../../queries.ts'

/** The hotline by keyboard: the number, who it is, what it is, done; between calls what is to be called back. */
export default function Hotline() {
  const t = useWords('requests')
  const toast = useToast()
  const current = useRead('GET /api/c/:community/calls/current')
  // What the last answer of the server said of the call; undefined until something was done here.
  const [held, setHeld] = useState<CurrentCall | null | undefined>(undefined)
  const [result, setResult] = useState<CounterResult | null>(null)
  const ended = () => {
    setHeld(null)
    toast(t('workbench.hotline.ended'))
  }
  const filed = (receipt: CounterResult) => {
    setHeld(null)
    setResult(receipt)
  }
  return (
    <PageFrame
      title={t('workbench.hotline.title')}
      intro={t('workbench.hotline.intro')}
      actions={<ButtonLink to="/calls">{t('workbench.hotline.log')}</ButtonLink>}
    >
      {result ? (
        <CounterReceipt result={result} onNext={() => setResult(null)} another={t('workbench.hotline.next_call')} />
      ) : (
        <QueryView query={current}>
          {(data) => {
            const call = held === undefined ? data.call : held
            return call ? (
              <InCall key={call.id} call={call} onChange={setHeld} onEnded={ended} onFiled={filed} />
            ) : (
              <Waiting onTaken={setHeld} />
            )
          }}
        </QueryView>
      )}
    </PageFrame>
  )
}

function Waiting({ onTaken }: { onTaken: (call: CurrentCall) => void }) {
  return (
    <div className={styles.columns}>
      <Stack>
        <Ringing onTaken={onTaken} />
        <Ring onTaken={onTaken} />
        <ToReturn onTaken={onTaken} />
      </Stack>
      <Stack>
        <DutyNow kind="hotline" />
        <DayFigures />
      </Stack>
    </div>
  )
}

interface InCallProps {
  call: CurrentCall
  onChange: (call: CurrentCall) => void
  onEnded: () => void
  onFiled: (result: CounterResult) => void
}

function InCall({ call, onChange, onEnded, onFiled }: InCallProps) {
  const [matter, setMatter] = useState<Matter>({ text: '', item: '', place: null })
  return (
    <div className={styles.columns}>
      <Stack>
        <WhoCalls call={call} onChange={onChange} />
        <CallForm call={call} onFiled={onFiled} onMatter={setMatter} />
        <EndActs call={call} onEnded={onEnded} />
      </Stack>
      <Stack>
        <SimilarToCall call={call} matter={matter} onEnded={onEnded} />
        <OpenRequests call={call} onEnded={onEnded} />
        <LastCalls calls={call.last_calls} />
      </Stack>
    </div>
  )
}
