import { community } from '../../../../../app/web/boot.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../../app/web/kit/label-list.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from '../../components/privacy.module.css'
import { type Draft, drafts } from '../../components/views.ts'
import { useRead } from '../../queries.ts'

function Topic({ item }: { item: Draft }) {
  const t = useWords('privacy')
  const dates = useDates()
  const { topic, published, draft } = item
  return (
    <Card title={t(`words.topics.${topic}.label`)}>
      <p className={styles.note}>{t(`words.topics.${topic}.about`)}</p>
      <LabelList
        rows={[
          {
            label: t('workbench.notices.in_force'),
            value: published ? (
              <a href={`/p/${community().key}/privacy/${published.id}`}>
                {t('words.version', { version: published.version, date: dates.day(published.published_at) })}
              </a>
            ) : (
              <StateTag tone="need">{t('workbench.notices.none')}</StateTag>
            ),
          },
          ...(published
            ? [
                {
                  label: t('workbench.notices.readers'),
                  value: t('workbench.notices.read', { seen: item.seen, accepted: item.accepted }),
                },
              ]
            : []),
          ...(draft
            ? [
                {
                  label: t('workbench.notices.draft'),
                  value: t('workbench.notices.edited', { date: dates.full(draft.edited_at) }),
                },
              ]
            : []),
        ]}
      />
      <div>
        <ButtonLink to={`/notices/${topic}`}>
          {t(draft ? 'workbench.notices.go_on' : published ? 'workbench.notices.change' : 'workbench.notices.write')}
        </ButtonLink>
      </div>
    </Card>
  )
}

/** The community's notices: what is in force, what is being written. */
export default function NoticesPage() {
  const t = useWords('privacy')
  const list = useRead(drafts)
  return (
    <PageFrame title={t('workbench.notices.title')} intro={t('workbench.notices.intro')}>
      <QueryView query={list}>
        {({ items }) => (
          <Stack>
            {items.map((item) => (
              <Topic key={item.topic} item={item} />
            ))}
          </Stack>
        )}
      </QueryView>
    </PageFrame>
  )
}
