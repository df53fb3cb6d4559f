import type { PageProps } from '../../../../../app/web/convention.ts'
import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { FormerResidents, Residents } from '../../components/workbench/dwelling/residents.tsx'
import { Tenancies } from '../../components/workbench/dwelling/tenancies.tsx'
import { DwellingFields } from '../../components/workbench/fields/edit-dwelling-fields.tsx'
import { useRead } from '../../queries.ts'

/** A dwelling as the register knows it: who has to do with it, who had, and the tenancies. */
export default function DwellingPage({ params }: PageProps<'id'>) {
  const t = useWords('people')
  const query = useRead('GET /api/c/:community/dwellings/:id/people', { params: { id: params.id } })
  return (
    <PageFrame
      title={query.data?.name ?? t('words.dwelling')}
      back="/people"
      backLabel={t('workbench.register.title')}
      actions={
        query.data && (
          <ButtonLink to={`/areas/${query.data.building_id}`}>{t('workbench.dwelling.building')}</ButtonLink>
        )
      }
    >
      <QueryView query={query}>
        {(dwelling) => (
          <div className={layout.columns}>
            <Stack>
              {dwelling.retired && <p>{t('workbench.dwelling.retired')}</p>}
              <Residents dwelling={dwelling} />
              <FormerResidents dwelling={dwelling} />
            </Stack>
            <Stack>
              <Tenancies dwelling={dwelling} />
              <DwellingFields dwelling={dwelling} />
            </Stack>
          </div>
        )}
      </QueryView>
    </PageFrame>
  )
}
