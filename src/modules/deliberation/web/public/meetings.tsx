import type { z } from 'zod'
import { useDates } from '../../../../app/web/dates.ts'
import { Card } from '../../../../app/web/kit/card.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
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
      <Card title={t('public.coming')}>
        {coming.length === 0 && <p>{t('public.none_coming')}</p>}
        <ul className={layout.lines}>
          {coming.map((one) => (
            <li key={one.id}>
              <strong>{one.title}</strong>
              <span>
                {dates.full(one.starts_at)} {one.place}
              </span>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t('public.past')}>
        {past.length === 0 && <p>{t('public.none_past')}</p>}
        <ul className={layout.lines}>
          {past.map((one) => (
            <li key={one.id}>
              <Link to={`/meetings/${one.id}`}>
                {one.title} {dates.day(one.starts_at)}
              </Link>
            </li>
          ))}
        </ul>
        {next && <Link to={`/meetings?after=${encodeURIComponent(next)}`}>{t('public.older')}</Link>}
      </Card>
      {suggestions.length > 0 && (
        <Card title={t('words.suggestions')}>
          <ul className="prose">
            {suggestions.map((one) => (
              <li key={one.id}>
                <p>
                  <strong>{one.text}</strong> {t(`words.outcome.${one.outcome}`)}
                </p>
                {one.answer && <p>{t('words.answered', { text: one.answer })}</p>}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </PageFrame>
  )
}
