import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import type { PageProps } from '../../../../../../app/web/convention.ts'
import { Button, ButtonLink } from '../../../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../../../app/web/kit/card.tsx'
import { PageFrame } from '../../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { useMay } from '../../../../../../app/web/session.ts'
import { useWords } from '../../../../../../app/web/words.ts'
import styles from '../../../components/workbench/catalogue/catalogue.module.css'
import { ItemFacts } from '../../../components/workbench/catalogue/item-facts.tsx'
import { Overrides } from '../../../components/workbench/catalogue/overrides.tsx'
import { RetireItem } from '../../../components/workbench/catalogue/retire-item.tsx'
import { Revisions } from '../../../components/workbench/catalogue/revisions.tsx'
import { useRead } from '../../../queries.ts'

/** One item: what holds now, who answers where, and how it came about. */
export default function ItemPage({ params }: PageProps<'code'>) {
  const t = useWords('requests')
  const may = useMay()
  const [retiring, setRetiring] = useState(false)
  const query = useRead('GET /api/c/:community/catalogue/:code', { params: { code: params.code } })
  const item = query.data?.item
  const shown = query.data?.shown_name
  const edits = may('requests.edit_catalogue') && item && !item.retired
  return (
    <PageFrame
      title={shown ? t('workbench.catalogue.named', { code: params.code, name: shown }) : params.code}
      back="/catalogue"
      backLabel={t('workbench.catalogue.title')}
      intro={item?.retired ? t('workbench.catalogue.is_retired') : undefined}
      actions={
        <>
          {item && <ButtonLink to={`/requests?item=${item.code}`}>{t('workbench.catalogue.requests')}</ButtonLink>}
          {edits && <Button onClick={() => setRetiring(true)}>{t('workbench.catalogue.retire.act')}</Button>}
          {edits && (
            <ButtonLink icon={IconPencil} to={`/catalogue/${item.code}/edit`}>
              {t('workbench.catalogue.revise.open')}
            </ButtonLink>
          )}
        </>
      }
    >
      <QueryView query={query}>
        {(page) => (
          <div className={styles.columns}>
            <ItemFacts item={page.item} />
            <Stack>
              <Overrides page={page} />
              <Revisions revisions={page.revisions} />
            </Stack>
          </div>
        )}
      </QueryView>
      {retiring && item && <RetireItem item={item} onClose={() => setRetiring(false)} />}
    </PageFrame>
  )
}
