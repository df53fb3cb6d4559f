import { useState } from 'react'
import type { PageProps } from '../../../../../../app/web/convention.ts'
import { Button, ButtonLink } from '../../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../../app/web/kit/layout.module.css'
import { useGo } from '../../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { useToast } from '../../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import styles from '../../../components/workbench/catalogue/catalogue.module.css'
import { ItemFields } from '../../../components/workbench/catalogue/item-fields.tsx'
import { type ItemDraft, itemBody, itemDraftOf } from '../../../components/workbench/catalogue/item-form.ts'
import { PreviewChange } from '../../../components/workbench/catalogue/preview-change.tsx'
import { refresh } from '../../../components/workbench/catalogue/refresh.ts'
import type { Item } from '../../../components/workbench/catalogue/views.ts'
import { useRead, useWrite } from '../../../queries.ts'

/** What decides where a request goes and by when. */
function routing(draft: ItemDraft) {
  const { answerable, department_kind, contact, resolve } = itemBody(draft)
  return { answerable, department_kind, contact, resolve }
}

function Form({ item }: { item: Item }) {
  const t = useWords('requests')
  const go = useGo()
  const toast = useToast()
  const errors = useFormErrors(t, 'workbench.catalogue.errors')
  const [draft, setDraft] = useState(() => itemDraftOf(item))
  const [tried, setTried] = useState<ItemDraft>()
  const write = useWrite('PUT /api/c/:community/catalogue/:code', {
    refresh,
    onSuccess: () => {
      toast(t('workbench.catalogue.revise.done'))
      go(`/catalogue/${item.code}`, { replace: true })
    },
  })
  const send = () => write.mutate({ params: { code: item.code }, body: itemBody(draft) }, { onError: errors.fail })
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Stack>
        <ErrorSummary form={errors} />
        <ItemFields value={draft} onChange={setDraft} errors={errors.errors} />
        <Card title={t('workbench.catalogue.preview.title')}>
          {tried ? (
            <PreviewChange code={item.code} wanted={{ item: routing(tried) }} />
          ) : (
            <p>{t('workbench.catalogue.preview.help')}</p>
          )}
          <Button onClick={() => setTried(draft)}>{t('workbench.catalogue.preview.act')}</Button>
        </Card>
        <div className={layout.acts}>
          <Button kind="main" narrow busy={write.isPending} onClick={send}>
            {t('workbench.catalogue.revise.act')}
          </Button>
          <ButtonLink to={`/catalogue/${item.code}`}>{t('workbench.catalogue.revise.leave')}</ButtonLink>
        </div>
      </Stack>
    </form>
  )
}

/** A new revision of an item; requests filed before keep the old one. */
export default function ReviseItemPage({ params }: PageProps<'code'>) {
  const t = useWords('requests')
  const query = useRead('GET /api/c/:community/catalogue/:code', { params: { code: params.code } })
  return (
    <PageFrame
      title={t('workbench.catalogue.revise.title', { code: params.code })}
      intro={t('workbench.catalogue.revise.intro')}
      back={`/catalogue/${params.code}`}
      backLabel={query.data?.shown_name}
    >
      <QueryView query={query}>{({ item }) => <Form key={item.revision} item={item} />}</QueryView>
    </PageFrame>
  )
}
