import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useState } from 'react'
import type { ApiProblem } from '../../../../../app/web/api-problem.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { parseIdentityNumber } from '../../../../../shared/identity-number.ts'
import { call } from '../../queries.ts'
import styles from './person.module.css'
import type { PersonDraft } from './person-form.ts'

type Found = Awaited<ReturnType<typeof call<'POST /api/c/:community/people/duplicates'>>>

const pauseMs = 500
const phoneDigits = 11

/** Complete numbers only: looking people up by half a number would find the wrong ones. */
function wantedOf({ name, phone, identity_number }: PersonDraft) {
  const read = parseIdentityNumber(identity_number)
  return {
    name: name.trim(),
    ...(phone.replace(/\D/g, '').length >= phoneDigits ? { phone } : {}),
    ...(read.ok ? { identity_number: read.number } : {}),
  }
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

/** Entries that may be the person about to be registered, while there is still time to open one of them instead. */
export function Duplicates({ draft }: { draft: PersonDraft }) {
  const t = useWords('people')
  const heading = useId()
  const wanted = useSettled(JSON.stringify(wantedOf(draft)))
  const body = JSON.parse(wanted) as ReturnType<typeof wantedOf>
  const found = useQuery<Found, ApiProblem>({
    queryKey: ['POST /api/c/:community/people/duplicates', wanted],
    enabled: body.name !== '',
    queryFn: () => call('POST /api/c/:community/people/duplicates', { body }),
  })
  const items = found.data?.items.filter((one) => one.why.length > 0) ?? []
  return (
    <div role="status" className={styles.status}>
      {items.length > 0 && (
        <section className={styles.warning} aria-labelledby={heading}>
          <h2 id={heading}>{t('workbench.duplicates.title')}</h2>
          <ul className={layout.lines}>
            {items.map((one) => (
              <li key={one.id}>
                <span>
                  <Link to={`/people/${one.id}`}>{one.name}</Link>
                  <span className={layout.under}>{[one.home?.name, one.phone_masked].filter(Boolean).join(' · ')}</span>
                </span>
                <span>
                  {t('workbench.duplicates.same', {
                    what: one.why.map((why) => t(`workbench.duplicates.${why}`)).join(t('words.comma')),
                  })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
