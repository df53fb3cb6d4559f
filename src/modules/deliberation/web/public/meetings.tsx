import type { z } from 'zod'
import { useDates } from '../../../../app/web/dates.ts'
import { Link } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { publicMeeting, publicSuggestion } from '../../contract.ts'

type Meeting = z.output<typeof publicMeeting>
type Said = z.output<typeof publicSuggestion> & { id: string; starts_at: string }

/** What is to come, the minutes of what was, and what became of suggestions. */
export function OpenMeetings({
  coming,
  past,
  suggestions,
  next,
}: {
  coming: Meeting[]
  past: Meeting[]
  suggestions: Said[]
  next: string | null
}) {
  const t = useWords('deliberation')
  const dates = useDates()
  return (
    <PageFrame title={t('public.title')} intro={t('public.intro')}>
      <section aria-labelledby="coming">
        <h2 id="coming">{t('public.coming')}</h2>
        {coming.length === 0 && <p>{t('public.none_coming')}</p>}
        <ul>
          {coming.map((one) => (
            <li key={one.id}>
              <strong>{one.title}</strong> {dates.full(one.starts_at)} {one.place}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="past">
        <h2 id="past">{t('public.past')}</h2>
        {past.length === 0 && <p>{t('public.none_past')}</p>}
        <ul>
          {past.map((one) => (
            <li key={one.id}>
              <Link to={`/meetings/${one.id}`}>
                {one.title} {dates.day(one.starts_at)}
              </Link>
            </li>
          ))}
        </ul>
        {next && <Link to={`/meetings?after=${encodeURIComponent(next)}`}>{t('public.older')}</Link>}
      </section>
      {suggestions.length > 0 && (
        <section aria-labelledby="said">
          <h2 id="said">{t('words.suggestions')}</h2>
          <ul>
            {suggestions.map((one) => (
              <li key={one.id}>
                <p>
                  <strong>{one.text}</strong> {t(`words.outcome.${one.outcome}`)}
                </p>
                {one.answer && <p>{t('words.answered', { text: one.answer })}</p>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </PageFrame>
  )
}
