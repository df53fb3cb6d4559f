import type { z } from 'zod'
import { useDates } from '../../../../app/web/dates.ts'
import { Card } from '../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../app/web/kit/label-list.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { publicMinutes } from '../../contract.ts'

type Minutes = z.output<typeof publicMinutes>

function Items({ items }: Pick<Minutes, 'items'>) {
  const t = useWords('deliberation')
  return (
    <ol className="prose">
      {items.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: static markup, items may have one title
        <li key={index}>
          <h3>{one.title}</h3>
          {one.note && <p>{one.note}</p>}
          {one.votes.map((vote) => (
            <p key={vote.question}>
              {vote.question}{' '}
              {t('public.hands', { for: vote.votes_for, against: vote.votes_against, abstained: vote.abstained })}{' '}
              {t(vote.passed ? 'words.passed' : 'words.not_passed')}
            </p>
          ))}
        </li>
      ))}
    </ol>
  )
}

/** Published minutes; what became of decisions and suggestions is of today. */
export function OpenMinutes({
  title,
  place,
  starts_at,
  came,
  members,
  present,
  article,
  items,
  decisions,
  suggestions,
  addenda,
  published_at,
}: Minutes) {
  const t = useWords('deliberation')
  const dates = useDates()
  return (
    <PageFrame title={title} back="/meetings" backLabel={t('public.title')}>
      <LabelList
        rows={[
          { label: t('words.starts_at'), value: dates.full(starts_at) },
          { label: t('words.place_detail'), value: place },
          { label: t('words.came'), value: t('public.came', { came, members, present }) },
          { label: t('public.by'), value: <span lang="zh-CN">{article}</span> },
          { label: t('public.published'), value: dates.day(published_at) },
        ]}
      />
      <Card title={t('words.agenda')}>
        <Items items={items} />
      </Card>
      {decisions.length > 0 && (
        <Card title={t('words.decisions')}>
          <ul className="prose">
            {decisions.map((one) => (
              <li key={one.number}>
                <p>
                  <strong>{one.text}</strong> {t('words.owned_by', { name: one.owner })}
                  {' · '}
                  {t('words.until', { day: dates.day(one.due_day) })} · {t(`words.decision.${one.state}`)}
                </p>
                {one.words && <p>{one.words}</p>}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {suggestions.length > 0 && (
        <Card title={t('words.suggestions')}>
          <ul className="prose">
            {suggestions.map((one) => (
              <li key={one.text}>
                <p>
                  <strong>{one.text}</strong> · {t(`words.outcome.${one.outcome}`)}
                </p>
                {one.answer && <p>{t('words.answered', { text: one.answer })}</p>}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {addenda.map((one) => (
        <p key={one.added_at}>
          {t('words.addendum', { day: dates.day(one.added_at) })} {one.text}
        </p>
      ))}
    </PageFrame>
  )
}
