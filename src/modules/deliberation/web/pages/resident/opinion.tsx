import type { PageProps } from '../../../../../app/web/convention.ts'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { usePerson } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { NotMember } from '../../components/not-member.tsx'
import { AnswerCard } from '../../components/opinion/answer-card.tsx'
import { MapCards } from '../../components/opinion/map-cards.tsx'
import styles from '../../components/opinion/opinion.module.css'
import { OwnStatements, WriteStatement } from '../../components/opinion/own-statements.tsx'
import type { OwnOpinion } from '../../components/opinion/views.ts'
import { useRead } from '../../queries.ts'

function Detail({ opinion }: { opinion: OwnOpinion }) {
  const t = useWords('deliberation')
  const may = opinion.can.includes('answer')
  const { map, why } = opinion
  if (!opinion.map_on) return <p className={styles.text}>{t('words.opinion.why.off')}</p>
  return (
    <Stack>
      <p className={styles.text}>
        <strong>{opinion.topic.title}</strong>
      </p>
      {may && <AnswerCard key={opinion.card.of} opinion={opinion} />}
      {!may && (
        <p className={styles.text}>{t(opinion.over ? 'resident.opinion.over' : 'resident.opinion.reads_only')}</p>
      )}
      {map ? (
        <MapCards map={map} />
      ) : (
        <Card title={t('words.opinion.to_come')}>
          <p className={styles.text}>{why && t(`words.opinion.why.${why}`, { needed: opinion.needed })}</p>
        </Card>
      )}
      {opinion.can.includes('state') && <WriteStatement opinion={opinion} />}
      <OwnStatements opinion={opinion} />
    </Stack>
  )
}

function Own({ id }: { id: string }) {
  const t = useWords('deliberation')
  const opinion = useRead('GET /api/c/:community/my/topics/:id/opinion', { params: { id } })
  return (
    <PageFrame title={t('words.opinion.title')} intro={t('resident.opinion.intro')} back={`/halls/${id}`}>
      <QueryView query={opinion}>{(data) => <Detail opinion={data} />}</QueryView>
    </PageFrame>
  )
}

/** What neighbours think of one statement after the other, and where they are of one mind. */
export default function OpinionPage({ params }: PageProps<'id'>) {
  const t = useWords('deliberation')
  const person = usePerson()
  if (person) return <Own id={params.id} />
  return (
    <PageFrame title={t('words.opinion.title')} back="/halls">
      <NotMember />
    </PageFrame>
  )
}
