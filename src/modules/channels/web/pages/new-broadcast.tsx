import { useState } from 'react'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import { useGo } from '../../../../app/web/kit/navigation.tsx'
import { PageForm } from '../../../../app/web/kit/page-form.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { TextAreaField, TextField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { type Place, PlacePick } from '../components/place-pick.tsx'
import { broadcastReads } from '../components/views.ts'
import { useWrite } from '../queries.ts'

const levels = ['grid', 'micro_grid', 'building'] as const
const textMost = 600
const textLeast = 4

const empty = { title: '', place: null as Place | null, all: '', grid: '', micro_grid: '', building: '' }

/** Something told to all groups of a branch, perhaps in other words on each level. */
export default function NewBroadcast() {
  const t = useWords('channels')
  const go = useGo()
  const errors = useFormErrors(t, 'words.errors')
  const [draft, setDraft] = useState(empty)
  const [apart, setApart] = useState(false)
  const change = (patch: Partial<typeof empty>) => setDraft((before) => ({ ...before, ...patch }))
  const write = useWrite('POST /api/c/:community/broadcasts', {
    refresh: broadcastReads,
    onSuccess: ({ id }) => go(`/broadcasts/${id}`),
  })
  const send = () => {
    const missing = [
      ...([...draft.title.trim()].length < 2 ? [{ path: 'title', code: 'required' }] : []),
      ...([...draft.all.trim()].length < textLeast ? [{ path: 'wordings.all', code: 'required' }] : []),
    ]
    if (write.isPending || !errors.setFields(missing)) return
    const { title, place, all, grid, micro_grid, building } = draft
    const own = apart ? { grid, micro_grid, building } : { grid: '', micro_grid: '', building: '' }
    const body = { title: title.trim(), wordings: { all, ...own }, ...(place ? { area_id: place.id } : {}) }
    write.mutate({ body }, { onError: errors.fail })
  }
  const told = errors.errors
  return (
    <PageFrame title={t('workbench.tell.title')} intro={t('workbench.tell.intro')} back="/broadcasts">
      <PageForm form={errors} onSend={send}>
        <Card>
          <Stack>
            <TextField
              name="title"
              label={t('words.title')}
              hint={t('workbench.tell.title_hint')}
              maxLength={40}
              value={draft.title}
              onChange={(title) => change({ title })}
              error={told['title']}
            />
            <PlacePick
              label={t('workbench.tell.branch')}
              hint={t('workbench.tell.branch_hint')}
              optional
              value={draft.place}
              onChange={(place) => change({ place })}
              error={told['area_id']}
            />
            <TextAreaField
              name="wordings.all"
              label={t('workbench.tell.text')}
              hint={t('workbench.tell.text_hint')}
              rows={6}
              max={textMost}
              value={draft.all}
              onChange={(all) => change({ all })}
              error={told['wordings.all']}
            />
            {apart ? (
              levels.map((level) => (
                <TextAreaField
                  key={level}
                  name={`wordings.${level}`}
                  label={t(`workbench.tell.for_${level}`)}
                  optional
                  rows={4}
                  max={textMost}
                  value={draft[level]}
                  onChange={(text) => change({ [level]: text })}
                  error={told[`wordings.${level}`]}
                />
              ))
            ) : (
              <div>
                <Button onClick={() => setApart(true)}>{t('workbench.tell.apart')}</Button>
              </div>
            )}
          </Stack>
        </Card>
        <div>
          <Button kind="main" type="submit" narrow busy={write.isPending}>
            {t('workbench.tell.act')}
          </Button>
        </div>
      </PageForm>
    </PageFrame>
  )
}
