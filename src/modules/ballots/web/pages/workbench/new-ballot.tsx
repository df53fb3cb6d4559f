import { serverNow } from '../../../../../app/web/clock.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { useGo } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { ballotReads } from '../../components/views.ts'
import { BallotForm } from '../../components/workbench/ballot-form.tsx'
import { bodyOf, emptyDraft } from '../../components/workbench/draft.ts'
import { useWrite } from '../../queries.ts'

const dayLength = 10

/** Writes a ballot down; nobody outside sees it yet. */
export default function NewBallot() {
  const t = useWords('ballots')
  const dates = useDates()
  const go = useGo()
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const today = dates.plain(new Date(serverNow()).toISOString()).slice(0, dayLength)
  const write = useWrite('POST /api/c/:community/ballots', {
    refresh: ballotReads,
    onSuccess: ({ id }) => {
      toast(t('workbench.drafted'))
      go(`/ballots/${id}`, { replace: true })
    },
  })
  return (
    <PageFrame
      title={t('workbench.new')}
      intro={t('workbench.new_intro')}
      back="/ballots"
      backLabel={t('workbench.title')}
    >
      <BallotForm
        first={emptyDraft(today)}
        act={t('workbench.save_draft')}
        errors={errors}
        busy={write.isPending}
        onSend={(draft) => write.mutate({ body: bodyOf(draft) }, { onError: errors.fail })}
      />
    </PageFrame>
  )
}
