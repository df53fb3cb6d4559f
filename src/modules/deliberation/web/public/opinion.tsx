import type { z } from 'zod'
import { useDates } from '../../../../app/web/dates.ts'
import { Card } from '../../../../app/web/kit/card.tsx'
import { useSentences, useWords } from '../../../../app/web/words.ts'
import type { publicMapView } from '../../contract.ts'
import { sharesIn } from '../components/opinion/views.ts'

type PublicMap = z.output<typeof publicMapView>

/** What unites and what divides those who answered, in shares. */
export function OpenOpinion({ opinion }: { opinion: PublicMap }) {
  const t = useWords('deliberation')
  const sentences = useSentences()
  const dates = useDates()
  const apart = opinion.groups.length > 1
  return (
    <Card title={t('words.opinion.title')}>
      {(['unites', 'divides'] as const).map((kind) => {
        const found = opinion.statements.filter((one) => one.kind === kind)
        return (
          found.length > 0 && (
            <section key={kind}>
              <h3>{t(`words.opinion.${kind}`)}</h3>
              <ul className="prose">
                {found.map((one) => (
                  <li key={one.id}>
                    <p>
                      <strong>{one.text}</strong>
                    </p>
                    {(kind === 'divides' && apart ? opinion.groups : [null]).map((group) => {
                      const shares = group ? one.groups[group.number - 1] : one.all
                      const who = t(group ? `words.opinion.group.${group.number}` : 'words.opinion.all')
                      return shares && <p key={who}>{sharesIn(t, who, shares)}</p>
                    })}
                  </li>
                ))}
              </ul>
            </section>
          )
        )
      })}
      {apart && (
        <p>
          {opinion.groups
            .map(({ number, size }) =>
              t('words.opinion.group_size', { group: t(`words.opinion.group.${number}`), count: size }),
            )
            .join(t('words.opinion.between'))}
        </p>
      )}
      <p>
        {sentences(
          t('words.opinion.from', { count: opinion.participants, time: dates.full(opinion.drawn_at) }),
          t('words.opinion.rounded'),
        )}
      </p>
    </Card>
  )
}
