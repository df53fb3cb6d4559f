import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { serverNow } from '../clock.ts'
import { useDates } from '../dates.ts'
import { useSession } from '../session.ts'
import { useKitWords } from '../words.ts'

interface Printed {
  at: string
  address: string
}

/** On paper only: when it was printed, by whom, and where the live page is. */
export function PaperFoot() {
  const t = useKitWords()
  const dates = useDates()
  const { account } = useSession()
  const [printed, setPrinted] = useState<Printed>()
  useEffect(() => {
    const note = () =>
      flushSync(() => setPrinted({ at: new Date(serverNow()).toISOString(), address: decodeURI(location.href) }))
    window.addEventListener('beforeprint', note)
    return () => window.removeEventListener('beforeprint', note)
  }, [])
  if (!printed) return null
  return (
    <p data-paper-only>
      {t(account ? 'paper.printed_by' : 'paper.printed', { date: dates.full(printed.at), name: account?.name })}
      <br />
      {printed.address}
    </p>
  )
}
