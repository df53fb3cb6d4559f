import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { useGo, useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageForm } from '../../../../../app/web/kit/page-form.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { type Chosen, fenOf, projectReads, yuanOf } from '../../components/views.ts'
import { type Draft, ProjectFields, problemsOf } from '../../components/workbench/project-fields.tsx'
import { useRead, useWrite } from '../../queries.ts'

type From = { ballot: string; chosen: Chosen }

function NewForm({ from }: { from?: From | undefined }) {
  const t = useWords('projects')
  const go = useGo()
  const form = useFormErrors(t, 'words.errors')
  const [draft, setDraft] = useState<Draft>({
    ...{ title: from?.chosen.title ?? '', kind: 'work', description: from?.chosen.description ?? '', place: null },
    ...{ lead: '', yuan: yuanOf(from?.chosen.cost_fen ?? null), from_day: '', to_day: '' },
  })
  const write = useWrite('POST /api/c/:community/projects', {
    refresh: projectReads,
    onSuccess: ({ id }) => go(`/projects/${id}`),
  })
  const send = () => {
    if (!form.setFields(problemsOf(draft))) return
    const cost_fen = fenOf(draft.yuan)
    const { title, kind, description, from_day, to_day } = draft
    const body = {
      ...{ title: title.trim(), kind, description: description.trim(), from_day, to_day },
      ...(draft.place ? { area_id: draft.place.id } : {}),
      ...(draft.lead ? { lead_post_id: draft.lead } : {}),
      ...(cost_fen === undefined ? {} : { cost_fen }),
      ...(from ? { ballot_id: from.ballot, option_code: from.chosen.code } : {}),
    }
    write.mutate({ body }, { onError: form.fail })
  }
  return (
    <PageForm form={form} onSend={send}>
      <Card>
        <Stack>
          <p className={layout.quiet}>{t(from ? 'workbench.form.from_ballot' : 'workbench.form.open_to_all')}</p>
          <ProjectFields draft={draft} onChange={setDraft} form={form} />
          <div>
            <Button kind="main" narrow busy={write.isPending} onClick={send}>
              {t('workbench.form.submit')}
            </Button>
          </div>
        </Stack>
      </Card>
    </PageForm>
  )
}

function FromBallot({ ballot, code }: { ballot: string; code: string | undefined }) {
  const of = useRead('GET /api/c/:community/ballots/:id/projects', { params: { id: ballot } })
  return (
    <QueryView query={of}>
      {({ items }) => {
        const chosen = items.find((one) => one.code === code && one.project === null)
        return <NewForm key={chosen?.code ?? 'free'} from={chosen && { ballot, chosen }} />
      }}
    </QueryView>
  )
}

/** Makes a project; `?ballot=` and `?option=` bring what was chosen. */
export default function NewProject() {
  const t = useWords('projects')
  const [search] = useSearch()
  return (
    <PageFrame title={t('workbench.jumps.new')} back="/projects" backLabel={t('words.title')}>
      {search['ballot'] ? <FromBallot ballot={search['ballot']} code={search['option']} /> : <NewForm />}
    </PageFrame>
  )
}
