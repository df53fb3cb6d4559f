import { useState } from 'react'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { CheckCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useRead, useWrite } from '../../../queries.ts'
import { useTeam } from '../team/use-team.ts'
import { type ActProps, useAct } from './act.ts'

/** The tags of a request; whoever keeps the community's list adds to it here. */
export function TagAct(props: ActProps) {
  const act = useAct('tag', props)
  const tags = useRead('GET /api/c/:community/tags')
  const has = (useTeam(props.request.id).data?.tags ?? []).map((tag) => tag.id)
  const [chosen, setChosen] = useState<string[]>()
  const [name, setName] = useState('')
  const write = useWrite('POST /api/c/:community/requests/:id/tags', act.options)
  const now = chosen ?? has
  const create = useWrite('POST /api/c/:community/tags', {
    refresh: ['GET /api/c/:community/tags'],
    onSuccess: (tag) => {
      setName('')
      setChosen([...now, tag.id])
    },
  })
  const go = () => {
    const body = { add: now.filter((tag) => !has.includes(tag)), remove: has.filter((tag) => !now.includes(tag)) }
    write.mutate({ params: act.params, body }, { onError: act.form.fail })
  }
  return (
    <FormDialog {...act.frame} busy={write.isPending} onAct={go}>
      <QueryView query={tags} part>
        {(data) => {
          const shown = data.items.filter((tag) => !tag.retired || has.includes(tag.id))
          return (
            <>
              {shown.length === 0 && <p>{act.t('none')}</p>}
              {shown.length > 0 && (
                <CheckCards
                  name="tags"
                  label={act.t('tags')}
                  value={now}
                  onChange={setChosen}
                  pairs
                  options={shown.map((tag) => ({ value: tag.id, label: tag.name }))}
                />
              )}
              {data.can_edit && (
                <>
                  <TextField
                    name="name"
                    label={act.t('new')}
                    optional
                    value={name}
                    onChange={setName}
                    maxLength={10}
                    error={act.form.errors.name}
                  />
                  <Button
                    busy={create.isPending}
                    onClick={() => name.trim() && create.mutate({ body: { name } }, { onError: act.form.fail })}
                  >
                    {act.t('add')}
                  </Button>
                </>
              )}
            </>
          )
        }}
      </QueryView>
    </FormDialog>
  )
}
