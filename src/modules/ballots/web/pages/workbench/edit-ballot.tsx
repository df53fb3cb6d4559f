import type { PageProps } from '../../../../../app/web/convention.ts'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { useGo } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { ballotReads, type Detail } from '../../components/views.ts'
import { BallotForm } from '../../components/workbench/ballot-form.tsx'
import { bodyOf, draftOf } from '../../components/workbench/draft.ts'
import { useRead, useWrite } from '../../queries.ts'

function Edit({ ballot }: { ballot: Detail }) {
  const t = useWords('ballots')
  const go = useGo()
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const write = useWrite('POST /api/c/:community/ballots/:id/edit', {
    refresh: ballotReads,
    onSuccess: ({ id }) => {
      toast(t('workbench.changed'))
      go(`/ballots/${id}`, { replace: true })
    },
  })
  if (!ballot.can.includes('edit'))
    return <EmptyState title={t('workbench.frozen')}>{t('workbench.frozen_help')}</EmptyState>
  return (
    <BallotForm
      first={draftOf(ballot)}
      act={t('workbench.save')}
      errors={errors}
      busy={write.isPending}
      announced={ballot.phase !== 'draft'}
      onSend={(draft) =>
        write.mutate(
          { params: { id: ballot.id }, body: { ...bodyOf(draft), reason: draft.reason.trim() } },
          { onError: errors.fail },
        )
      }
    />
  )
}

/** Changes a ballot nobody has voted in yet. */
export default function EditBallot({ params }: PageProps<'id'>) {
  const t = useWords('ballots')
  const ballot = useRead('GET /api/c/:community/ballots/:id', { params: { id: params.id } })
  return (
    <PageFrame title={t('workbench.edit')} back={`/ballots/${params.id}`} backLabel={ballot.data?.title}>
      <QueryView query={ballot}>{(data) => <Edit ballot={data} />}</QueryView>
    </PageFrame>
  )
}
