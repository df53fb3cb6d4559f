import { community } from '../../../../../app/web/boot.ts'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import styles from '../../components/workbench/body.module.css'
import { BodyInShort, SideCard } from '../../components/workbench/side-card.tsx'
import type { CompoundPage as View } from '../../components/workbench/views.ts'
import { useRead } from '../../queries.ts'

const openStates = 'to_dispatch,assigned,accepted'

function Ways({ id }: { id: string }) {
  const t = useWords('bodies')
  const may = useMay()
  return (
    <div className={layout.acts}>
      {may('requests.read') && (
        <ButtonLink to={`/requests?area=${id}&state=${openStates}`}>{t('workbench.compound.open_matters')}</ButtonLink>
      )}
      {may('people.read') && <ButtonLink to={`/people?area=${id}`}>{t('workbench.compound.people')}</ButtonLink>}
      {may('territory.read') && <ButtonLink to={`/areas/${id}`}>{t('workbench.compound.area')}</ButtonLink>}
      <ButtonLink href={`/p/${community().key}/compounds/${id}`}>{t('workbench.compound.public_page')}</ButtonLink>
    </div>
  )
}

function Figures({ compound }: { compound: View['compound'] }) {
  const t = useWords('bodies')
  const { buildings, dwellings, households_estimate: households, caretaker } = compound
  return (
    <p className={styles.figures}>
      <span>{t('workbench.compound.buildings_count', { count: buildings })}</span>
      <span>{t('workbench.compound.dwellings_count', { count: dwellings })}</span>
      {households !== null && <span>{t('workbench.compound.households_count', { count: households })}</span>}
      {caretaker && <span>{t('workbench.compound.caretaker', { body: t(`words.body_kinds.${caretaker}`) })}</span>}
    </p>
  )
}

/** 小区五方 on one page: who holds office, for what, how to reach them, and what is vacant. */
export default function CompoundPage({ params }: PageProps<'id'>) {
  const t = useWords('bodies')
  const query = useRead('GET /api/c/:community/compounds/:id', { params: { id: params.id } })
  return (
    <PageFrame
      title={query.data?.compound.name ?? t('words.compound')}
      back="/compounds"
      backLabel={t('workbench.compounds.title')}
    >
      <QueryView query={query}>
        {(page) => (
          <Stack>
            <Figures compound={page.compound} />
            <Ways id={params.id} />
            <div className={styles.sides}>
              {page.sides.map((side) => (
                <SideCard key={side.side} side={side} compound={params.id} />
              ))}
              {page.others.length > 0 && (
                <Card title={t('workbench.compound.others')}>
                  {page.others.map((body) => (
                    <BodyInShort key={body.id} body={body} />
                  ))}
                </Card>
              )}
            </div>
          </Stack>
        )}
      </QueryView>
    </PageFrame>
  )
}
