import { Card } from '../../../../../app/web/kit/card.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { RowLinks } from '../../../../../app/web/kit/row-links.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { HeldSectionCard } from '../../components/held-section.tsx'
import { OnlyBound } from '../../components/only-bound.tsx'
import { TakeFile } from '../../components/take-file.tsx'
import { call, useRead } from '../../queries.ts'

const ways = ['notices', 'consents', 'rights'] as const

function Held() {
  const t = useWords('privacy')
  const held = useRead('GET /api/c/:community/own/data')
  return (
    <QueryView query={held}>
      {({ sections }) => {
        const there = sections.filter((section) => section.rows.length > 0)
        const nothing = sections.filter((section) => section.rows.length === 0)
        return (
          <>
            <Card title={t('resident.data.take')}>
              <p>{t('resident.data.take_about')}</p>
              <TakeFile take={(form) => call('GET /api/c/:community/own/data/file', { query: { form } })} />
            </Card>
            {there.map((section) => (
              <HeldSectionCard key={section.key} section={section} />
            ))}
            {nothing.length > 0 && (
              <Card title={t('resident.data.empty')}>
                <p>{nothing.map((section) => section.title).join(t('words.comma'))}</p>
              </Card>
            )}
          </>
        )
      }}
    </QueryView>
  )
}

/** 我的信息: what is kept of me, and the ways to what I may do about it. */
export default function DataPage() {
  const t = useWords('privacy')
  return (
    <PageFrame title={t('resident.data.title')} back="/me" intro={t('resident.data.intro')}>
      <OnlyBound>
        <RowLinks
          rows={ways.map((way) => ({
            to: `/me/${way}`,
            label: t(`resident.${way}.title`),
            note: t(`resident.${way}.about`),
          }))}
        />
        <Held />
      </OnlyBound>
    </PageFrame>
  )
}
