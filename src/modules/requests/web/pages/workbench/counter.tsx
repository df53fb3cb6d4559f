import { useState } from 'react'
import { useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
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
  const next = () => {
    setResult(null)
    setSearch({ person: undefined })
  }
  return (
    <PageFrame title={t('workbench.counter.title')} intro={t('workbench.counter.intro')}>
      {result ? (
        <CounterReceipt result={result} onNext={next} />
      ) : (
        <CounterForm key={known?.id ?? ''} known={known} onFiled={setResult} />
      )}
    </PageFrame>
  )
}
