import { useState } from 'react'
import type { z } from 'zod'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { routes } from '../../../../bodies/contract.ts'
import { bodies } from './peers.ts'

export type Post = z.output<(typeof routes)['GET /api/c/:community/posts']['output']>['items'][number]

/** The term somebody holds a post by, or will. */
export const termOf = (post: Post, personId: string) =>
  post.terms.find((term) => term.person_id === personId && term.state !== 'ended')

interface RenewDialogProps {
  post: Post
  winner: { person_id: string; name: string }
  onClose: () => void
}

/** Elected again to a post that is held already: its term goes on, instead of a second post of that name. */
export function RenewDialog({ post, winner, onClose }: RenewDialogProps) {
  const t = useWords('ballots')
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const term = termOf(post, winner.person_id)
  const [until, setUntil] = useState('')
  const write = bodies.useWrite('POST /api/c/:community/posts/:id/extend', {
    refresh: ['GET /api/c/:community/posts', 'GET /api/c/:community/posts/:id'],
    onSuccess: () => {
      toast(t('workbench.elected.renewed', { name: winner.name }))
      onClose()
    },
  })
  const act = () => {
    if (!term) return
    const body = { term_id: term.id, until: until === '' ? null : until }
    write.mutate({ params: { id: post.id }, body }, { onError: errors.fail })
  }
  return (
    <FormDialog
      title={t('workbench.elected.renew')}
      act={t('workbench.elected.renew')}
      help={t('workbench.elected.renew_help', { name: winner.name, title: post.title })}
      form={errors}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <TextField
        name="until"
        type="date"
        short
        optional
        label={t('workbench.elected.until')}
        hint={t('workbench.elected.until_hint')}
        value={until}
        onChange={setUntil}
        error={errors.errors['until']}
      />
    </FormDialog>
  )
}
