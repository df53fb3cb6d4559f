import { useState } from 'react'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { CounterForm } from '../../components/workbench/counter/counter-form.tsx'
import { CounterReceipt, type CounterResult } from '../../components/workbench/counter/counter-receipt.tsx'

/** At the counter or on the telephone: who it is, what it is, where it is, and who answers, on one page. */
export default function CounterPage() {
  const t = useWords('requests')
  const [result, setResult] = useState<CounterResult | null>(null)
  return (
    <PageFrame title={t('workbench.counter.title')} intro={t('workbench.counter.intro')}>
      {result ? <CounterReceipt result={result} onNext={() => setResult(null)} /> : <CounterForm onFiled={setResult} />}
    </PageFrame>
  )
}
