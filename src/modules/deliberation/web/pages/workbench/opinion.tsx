import { useState } from 'react'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useSentences, useWords } from '../../../../../app/web/words.ts'
import { ActDialog } from '../../components/act-dialog.tsx'
import { ExportSheet } from '../../components/export-sheet.tsx'
import { MapCards } from '../../components/opinion/map-cards.tsx'
import styles from '../../components/opinion/opinion.module.css'
import { StatementList } from '../../components/opinion/statement-list.tsx'
import { type Opinion, opinionReads } from '../../components/opinion/views.ts'
import { call, useRead, useWrite } from '../../queries.ts'

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

function Acts({ opinion }: { opinion: Opinion }) {
  const t = useWords('deliberation')
  const toast = useToast()
  const [seeds, setSeeds] = useState(false)
  const params = { id: opinion.topic.id }
  const turn = useWrite('POST /api/c/:community/topics/:id/map', {
    refresh: [...opinionReads, 'GET /api/c/:community/topics/:id'],
    onSuccess: (topic) => toast(t(topic.map_on ? 'workbench.opinion.switched_on' : 'workbench.opinion.switched_off')),
  })
  const seed = useWrite('POST /api/c/:community/topics/:id/statements', {
    refresh: opinionReads,
    onSuccess: () => {
      toast(t('workbench.opinion.seeded'))
      setSeeds(false)
    },
  })
  return (
    <div className={layout['acts']} data-screen-only>
      {opinion.can.includes('seed') && (
        <Button narrow kind="main" onClick={() => setSeeds(true)}>
          {t('workbench.opinion.seed')}
        </Button>
      )}
      {opinion.can.includes('switch') && (
        <Button
          narrow
          kind={opinion.map_on ? 'quiet' : 'main'}
          busy={turn.isPending}
          onClick={() => turn.mutate({ params, body: { on: !opinion.map_on } })}
        >
          {t(opinion.map_on ? 'workbench.opinion.switch_off' : 'workbench.opinion.switch_on')}
        </Button>
      )}
      {opinion.can.includes('export') && (
        <ExportSheet
          name={t('words.opinion.title')}
          take={() => call('POST /api/c/:community/topics/:id/opinion/export', { params, body: {} })}
        />
      )}
      {turn.error && <ErrorState problem={turn.error} part />}
      {seeds && (
        <ActDialog
          title={t('workbench.opinion.seed')}
          act={t('workbench.opinion.seed')}
          help={t('workbench.opinion.seed_help')}
          fields={[{ name: 'texts', label: t('workbench.opinion.seed_label'), kind: 'area' }]}
          write={{
            isPending: seed.isPending,
            send: (values, onError) =>
              seed.mutate({ params, body: { texts: linesOf(values['texts'] ?? '') } }, { onError }),
          }}
          onClose={() => setSeeds(false)}
        />
      )}
    </div>
  )
}

function Detail({ opinion }: { opinion: Opinion }) {
  const t = useWords('deliberation')
  const sentences = useSentences()
  const { map, why, people } = opinion
  return (
    <Stack>
      {opinion.map_on && (
        <p className={styles.text}>
          {sentences(
            t('workbench.opinion.counts', { shown: opinion.shown, waiting: opinion.waiting }),
            people === null ? t('workbench.opinion.people_few') : t('workbench.opinion.people', { count: people }),
            opinion.over && t('workbench.opinion.over'),
          )}
        </p>
      )}
      <Acts opinion={opinion} />
      {map ? (
        <MapCards map={map} />
      ) : (
        <Card title={t('words.opinion.to_come')}>
          <p className={styles.text}>{why && t(`words.opinion.why.${why}`, { needed: opinion.needed })}</p>
        </Card>
      )}
      <StatementList topicId={opinion.topic.id} />
    </Stack>
  )
}

/** The opinion map of a topic: switched on, statements looked after, what comes of the answers. */
export default function OpinionPage({ params }: PageProps<'id'>) {
  const t = useWords('deliberation')
  const opinion = useRead('GET /api/c/:community/topics/:id/opinion', { params: { id: params.id } })
  return (
    <PageFrame
      title={t('words.opinion.title')}
      intro={t('workbench.opinion.intro')}
      back={`/halls/${params.id}`}
      backLabel={opinion.data?.topic.title ?? t('workbench.topics.title')}
    >
      <QueryView query={opinion}>{(data) => <Detail opinion={data} />}</QueryView>
    </PageFrame>
  )
}
