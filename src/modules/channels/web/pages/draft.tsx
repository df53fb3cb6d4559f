import { useState } from 'react'
import type { PageProps } from '../../../../app/web/convention.ts'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../app/web/kit/error-state.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useMay } from '../../../../app/web/session.ts'
import { useWords } from '../../../../app/web/words.ts'
import { DismissDialog, MergeDialog, WriteDialog } from '../components/draft-dialogs.tsx'
import { DraftState } from '../components/draft-words.tsx'
import { FileDraftForm, useFileForm } from '../components/file-form.tsx'
import { SaidCard } from '../components/said-card.tsx'
import { type Draft, draftReads } from '../components/views.ts'
import { useRead, useWrite } from '../queries.ts'

/** One thing somebody said: confirmed as a request, merged into one, or dismissed. */
export default function DraftPage({ params }: PageProps<'id'>) {
  const t = useWords('channels')
  const draft = useRead('GET /api/c/:community/intake-drafts/:id', { params: { id: params.id } })
  return (
    <PageFrame title={t('workbench.draft.title')} back="/drafts">
      <QueryView query={draft}>
        {(view) =>
          view.state === 'waiting' ? <Waiting key={view.whole_text} draft={view} /> : <Settled draft={view} />
        }
      </QueryView>
    </PageFrame>
  )
}

function Waiting({ draft }: { draft: Draft }) {
  const t = useWords('channels')
  const may = useMay()
  const form = useFileForm(draft)
  const [open, setOpen] = useState<'merge' | 'dismiss' | 'write' | null>(null)
  const close = () => setOpen(null)
  return (
    <div className={layout['halves']}>
      <Stack>
        <SaidCard draft={draft} />
        <div className={layout['acts']}>
          {may('requests.file_for') && draft.whole_text !== '' && (
            <Button onClick={() => setOpen('merge')}>{t('workbench.merge.open')}</Button>
          )}
          <Button onClick={() => setOpen('write')}>
            {t(draft.whole_text === '' ? 'workbench.write.open_empty' : 'workbench.write.open')}
          </Button>
          <Button onClick={() => setOpen('dismiss')}>{t('workbench.dismiss.open')}</Button>
        </div>
      </Stack>
      <FileDraftForm draft={draft} form={form} />
      {open === 'merge' && (
        <MergeDialog draft={draft} item={form.item} place={form.place} person={form.person} onClose={close} />
      )}
      {open === 'dismiss' && <DismissDialog draft={draft} onClose={close} />}
      {open === 'write' && <WriteDialog draft={draft} onClose={close} />}
    </div>
  )
}

function Settled({ draft }: { draft: Draft }) {
  const t = useWords('channels')
  const toast = useToast()
  const reopen = useWrite('POST /api/c/:community/intake-drafts/:id/reopen', {
    refresh: draftReads,
    onSuccess: () => toast(t('workbench.draft.reopened')),
  })
  return (
    <div className={layout['halves']}>
      <SaidCard draft={draft} />
      <Card title={t('workbench.draft.became')}>
        <Stack>
          <div>
            <DraftState state={draft.state} />
          </div>
          {draft.request && (
            <p>
              <Link to={`/requests/${draft.request.id}`}>{draft.request.title}</Link>{' '}
              <span className={layout['quiet']}>{draft.request.number}</span>
            </p>
          )}
          {draft.reason && <p className={layout['text']}>{draft.reason}</p>}
          {draft.can.includes('reopen') && (
            <div>
              <Button busy={reopen.isPending} onClick={() => reopen.mutate({ params: { id: draft.id }, body: {} })}>
                {t('workbench.draft.reopen')}
              </Button>
            </div>
          )}
          {reopen.error && <ErrorState problem={reopen.error} part />}
        </Stack>
      </Card>
    </div>
  )
}
