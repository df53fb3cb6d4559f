import { useDates } from '../../../../../app/web/dates.ts'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { useSentences, useWords } from '../../../../../app/web/words.ts'
import styles from './opinion.module.css'
import { type Mapped, type OpinionMap, type Shares, sharesIn, ways } from './views.ts'

/** One line of shares: in words, and as a bar for the eye. */
function ShareLine({ who, shares }: { who: string; shares: Shares | null }) {
  const t = useWords('deliberation')
  if (!shares) return <p className={styles.text}>{t('words.opinion.few_of', { who })}</p>
  return (
    <div className={styles.shares}>
      <span>{sharesIn(t, who, shares)}</span>
      <div className={styles.bar} aria-hidden="true">
        {ways.map((way) => shares[way] > 0 && <span key={way} data-way={way} style={{ flexGrow: shares[way] }} />)}
      </div>
    </div>
  )
}

function Lines({ statement, groups }: { statement: Mapped; groups: OpinionMap['groups'] }) {
  const t = useWords('deliberation')
  const apart = statement.kind !== 'unites' && groups.length > 1 && statement.groups.some((shares) => shares !== null)
  return (
    <li>
      <p className={styles.text}>
        <strong>{statement.text}</strong>
      </p>
      {apart ? (
        groups.map(({ number }) => (
          <ShareLine
            key={number}
            who={t(`words.opinion.group.${number}`)}
            shares={statement.groups[number - 1] ?? null}
          />
        ))
      ) : (
        <ShareLine who={t('words.opinion.all')} shares={statement.all} />
      )}
    </li>
  )
}

interface SectionProps {
  map: OpinionMap
  kind: Mapped['kind']
  none?: string
}

function Section({ map, kind, none }: SectionProps) {
  const t = useWords('deliberation')
  const found = map.statements.filter((one) => one.kind === kind)
  if (found.length === 0 && !none) return null
  return (
    <Card title={t(`words.opinion.${kind}`)}>
      {found.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul className={styles.list}>
          {found.map((one) => (
            <Lines key={one.id} statement={one} groups={map.groups} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function Groups({ map }: { map: OpinionMap }) {
  const t = useWords('deliberation')
  if (map.groups.length < 2) return <p className={styles.text}>{t('words.opinion.one_group')}</p>
  return (
    <Stack>
      <ul className={styles.list}>
        {map.groups.map((group) => (
          <li key={group.number}>
            <strong>
              {t('words.opinion.group_size', { group: t(`words.opinion.group.${group.number}`), count: group.size })}
            </strong>
            {group.speaks.map((one) => (
              <p key={one.text} className={styles.text}>
                {t(`words.opinion.speaks_${one.way}`, { text: one.text })}
              </p>
            ))}
          </li>
        ))}
      </ul>
      <p className={styles.text}>{t('words.opinion.groups_help')}</p>
    </Stack>
  )
}

/** What comes of all answers: what unites, what divides, which groups there are. Nobody's single answer. */
export function MapCards({ map }: { map: OpinionMap }) {
  const t = useWords('deliberation')
  const sentences = useSentences()
  const dates = useDates()
  return (
    <Stack>
      <Section map={map} kind="unites" none={t('words.opinion.none_unites')} />
      <Section map={map} kind="divides" />
      <Card title={t('words.opinion.groups_title')}>
        <Groups map={map} />
      </Card>
      <Section map={map} kind="other" />
      <p className={styles.text}>
        {sentences(
          t('words.opinion.from', { count: map.participants, time: dates.full(map.drawn_at) }),
          t('words.opinion.rounded'),
        )}
      </p>
    </Stack>
  )
}
