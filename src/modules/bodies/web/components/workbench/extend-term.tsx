import { useState } from 'react'
import { useAct } from '../../../../../app/web/kit/act.ts'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import { refresh } from './refresh.ts'
import type { PostView, Term } from './views.ts'

/** Moves the last day of a term. */
export function ExtendTerm({ post, term, onClose }: { post: PostView; term: Term; onClose: () => void }) {
  const t = useWords('bodies')
  const { form, done, words } = useAct(t, 'workbench.acts.extend', onClose)
  const [until, setUntil] = useState(term.until ?? '')
  const write = useWrite('POST /api/c/:community/posts/:id/extend', { refresh, onSuccess: done })
  return (
    <FormDialog
      {...words}
      help={t('workbench.acts.extend.help', { name: term.name, title: post.title })}
      form={form}
      busy={write.isPending}
      onAct={() =>
        write.mutate(
          { params: { id: post.id }, body: { term_id: term.id, until: until || null } },
          { onError: form.fail },
        )
      }
      onClose={onClose}
    >
      <TextField
        name="until"
        label={t('workbench.period.until')}
        hint={t('workbench.period.until_hint')}
        optional
        type="date"
        short
        value={until}
        onChange={setUntil}
        error={form.errors.until}
      />
    </FormDialog>
  )
}
