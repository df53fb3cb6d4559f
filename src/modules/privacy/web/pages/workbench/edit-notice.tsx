import { useState } from 'react'
import { ApiProblem } from '../../../../../app/web/api-problem.ts'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ConfirmDialog } from '../../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { useGo } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { CheckCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from '../../components/privacy.module.css'
import { type Draft, drafts, noticeParts } from '../../components/views.ts'
import { useRead, useWrite } from '../../queries.ts'

const partMost = { purpose: 2_000, kinds: 2_000, retention: 2_000, rights: 2_000, contact: 500 }

function useEditing(item: Draft) {
  const t = useWords('privacy')
  const toast = useToast()
  const form = useFormErrors(t, 'workbench.notice.errors')
  const begun = item.draft ?? { ...item.beginning, changes: '', ask_again: false }
  const { title, purpose, kinds, retention, rights, contact, changes, ask_again } = begun
  const [draft, setDraft] = useState({ title, purpose, kinds, retention, rights, contact, changes, ask_again })
  const save = useWrite('PUT /api/c/:community/notice-drafts/:topic', { refresh: [drafts] })
  const publish = useWrite('POST /api/c/:community/notice-drafts/:topic/publish', { refresh: [drafts] })
  const discard = useWrite('DELETE /api/c/:community/notice-drafts/:topic', { refresh: [drafts] })
  const params = { topic: item.topic }
  const saving = (then: (saved: Draft) => void) =>
    save.mutate(
      { params, body: { ...draft, revision: item.draft?.revision ?? null } },
      { onSuccess: then, onError: form.fail },
    )
  return { t, toast, form, draft, setDraft, save, publish, discard, params, saving }
}

function Editor({ item }: { item: Draft }) {
  const { t, toast, form, draft, setDraft, save, publish, discard, params, saving } = useEditing(item)
  const go = useGo()
  const [leaving, setLeaving] = useState(false)
  const away = (said: string) => {
    toast(t(said))
    go('/notices')
  }
  const send = () =>
    saving((saved) =>
      publish.mutate(
        { params, body: { revision: saved.draft?.revision ?? 0 } },
        { onSuccess: () => away('workbench.notice.published'), onError: form.fail },
      ),
    )
  return (
    <div className={styles.form}>
      <ErrorSummary form={form} />
      <Card>
        <Stack>
          <TextField
            name="title"
            label={t('workbench.notice.heading')}
            maxLength={60}
            value={draft.title}
            onChange={(title) => setDraft({ ...draft, title })}
            error={form.errors['title']}
          />
          {noticeParts.map((part) => (
            <TextAreaField
              key={part}
              name={part}
              label={t(`words.parts.${part}`)}
              hint={t(`workbench.notice.hints.${part}`)}
              rows={part === 'contact' ? 3 : 6}
              max={partMost[part]}
              value={draft[part]}
              onChange={(value) => setDraft({ ...draft, [part]: value })}
              error={form.errors[part]}
            />
          ))}
        </Stack>
      </Card>
      {item.published && (
        <Card title={t('workbench.notice.changing')}>
          <Stack>
            <TextAreaField
              name="changes"
              label={t('workbench.notice.changes')}
              hint={t('workbench.notice.changes_hint')}
              rows={3}
              max={500}
              value={draft.changes}
              onChange={(changes) => setDraft({ ...draft, changes })}
              error={form.errors['changes']}
            />
            <CheckCards
              name="ask_again"
              label={t('workbench.notice.ask_again')}
              optional
              value={draft.ask_again ? ['again'] : []}
              onChange={(value) => setDraft({ ...draft, ask_again: value.length > 0 })}
              options={[
                {
                  value: 'again',
                  label: t('workbench.notice.again'),
                  hint: t('workbench.notice.again_hint'),
                },
              ]}
            />
          </Stack>
        </Card>
      )}
      <div className={styles.acts}>
        <Button kind="main" busy={publish.isPending} onClick={send}>
          {t('workbench.notice.publish')}
        </Button>
        <Button busy={save.isPending} onClick={() => saving(() => toast(t('workbench.notice.saved')))}>
          {t('workbench.notice.save')}
        </Button>
        {item.draft && <Button onClick={() => setLeaving(true)}>{t('workbench.notice.discard')}</Button>}
      </div>
      {leaving && (
        <ConfirmDialog
          title={t('workbench.notice.discard_title')}
          confirm={t('workbench.notice.discard')}
          danger
          busy={discard.isPending}
          onConfirm={() => discard.mutate({ params }, { onSuccess: () => away('workbench.notice.discarded') })}
          onClose={() => setLeaving(false)}
        >
          {discard.error && <ErrorState problem={discard.error} part />}
        </ConfirmDialog>
      )}
    </div>
  )
}

/** An address of a topic there is none of. */
const unknown = new ApiProblem({ status: 404, code: 'not_found', title: '' })

/** Writes a notice: kept as a draft, then published as the next version. */
export default function EditNoticePage({ params }: PageProps<'topic'>) {
  const t = useWords('privacy')
  const list = useRead(drafts)
  const item = list.data?.items.find(({ topic }) => topic === params.topic)
  return (
    <PageFrame
      title={item ? t(`words.topics.${item.topic}.label`) : t('workbench.notices.title')}
      back="/notices"
      backLabel={t('workbench.notices.title')}
      intro={t('workbench.notice.intro')}
    >
      <QueryView query={list}>
        {() => (item ? <Editor key={item.topic} item={item} /> : <ErrorState problem={unknown} />)}
      </QueryView>
    </PageFrame>
  )
}
