import { useState } from 'react'
import { useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { CounterForm } from '../../components/workbench/counter/counter-form.tsx'
import { CounterReceipt, type CounterResult } from '../../components/workbench/counter/counter-receipt.tsx'
import { useKnownPerson } from '../../components/workbench/counter/known-person.ts'

/** At the counter or on the telephone: who it is, what it is, where it is, and who answers, on one page. */
export default function CounterPage() {
  const t = useWords('requests')
  const [search, setSearch] = useSearch()
  const known = useKnownPerson(search.person)
  const [result, setResult] = useState<CounterResult | null>(null)
  const [round, setRound] = useState(0)
  const toast = useToast()
  const next = () => {
    setResult(null)
    setRound(round + 1)
    setSearch({ person: undefined })
  }
  const joined = (number: string) => {
    toast(t('workbench.similar.joined', { number }))
    next()
  }
  return (
    <PageFrame title={t('workbench.counter.title')} intro={t('workbench.counter.intro')}>
      {result ? (
        <CounterReceipt result={result} onNext={next} />
      ) : (
        <CounterForm key={`${known?.id ?? ''} ${round}`} known={known} onFiled={setResult} onJoined={joined} />
      )}
    </PageFrame>
  )
}
