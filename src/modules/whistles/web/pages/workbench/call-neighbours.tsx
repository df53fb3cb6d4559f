import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { useGo } from '../../../../../app/web/kit/navigation.tsx'
import { PageForm } from '../../../../../app/web/kit/page-form.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { CheckCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { usePlace } from '../../../../../app/web/place.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { instantFrom } from '../../components/local-instant.ts'
import { callReads } from '../../components/workbench/call-views.ts'
import { type Place, PlacePick } from '../../components/workbench/place-pick.tsx'
import { useWrite } from '../../queries.ts'

const welcomed = ['residents', 'organisations', 'units'] as const
const neededMost = 500

interface Draft {
  title: string
  description: string
  place: Place | null
  place_detail: string
  welcomes: (typeof welcomed)[number][]
  meets: string
  needed: string
  contact_phone: string
}

const empty: Draft = {
  title: '',
  description: '',
  place: null,
  place_detail: '',
  welcomes: [...welcomed],
  meets: '',
  needed: '5',
  contact_phone: '',
}

function missingOf(draft: Draft, meets: string | undefined) {
  const needed = Number(draft.needed)
  const fits = Number.isInteger(needed) && needed >= 1 && needed <= neededMost
  return [
    ...([...draft.title.trim()].length < 2 ? [{ path: 'title', code: 'required' }] : []),
    ...([...draft.description.trim()].length < 5 ? [{ path: 'description', code: 'required' }] : []),
    ...(meets ? [] : [{ path: 'meets_at', code: 'required' }]),
    ...(fits ? [] : [{ path: 'needed', code: 'invalid' }]),
    ...(draft.welcomes.length > 0 ? [] : [{ path: 'welcomes', code: 'required' }]),
  ]
}

/** Calls neighbours, organisations and units to come of their own will. */
export default function CallNeighbours() {
  const t = useWords('whistles')
  const go = useGo()
  const toast = useToast()
  const zone = usePlace()?.timeZone ?? 'Asia/Shanghai'
  const errors = useFormErrors(t, 'words.errors')
  const [draft, setDraft] = useState<Draft>(empty)
  const change = (patch: Partial<Draft>) => setDraft((before) => ({ ...before, ...patch }))
  const write = useWrite('POST /api/c/:community/neighbour-calls', {
    refresh: callReads,
    onSuccess: ({ id }) => {
      toast(t('workbench.calls.done'))
      go(`/neighbour-calls/${id}`, { replace: true })
    },
  })
  const send = () => {
    const meets = instantFrom(draft.meets, zone)
    if (write.isPending || !errors.setFields(missingOf(draft, meets)) || !meets) return
    const body = {
      title: draft.title.trim(),
      description: draft.description.trim(),
      place_detail: draft.place_detail.trim(),
      welcomes: draft.welcomes,
      meets_at: meets,
      needed: Number(draft.needed),
      contact_phone: draft.contact_phone.trim(),
      ...(draft.place ? { area_id: draft.place.id } : {}),
    }
    write.mutate({ body }, { onError: errors.fail })
  }
  const told = errors.errors
  return (
    <PageFrame title={t('workbench.calls.open')} intro={t('workbench.calls.new_intro')} back="/neighbour-calls">
      <PageForm form={errors} onSend={send}>
        <Card>
          <Stack>
            <TextField
              name="title"
              label={t('words.call_title')}
              value={draft.title}
              onChange={(title) => change({ title })}
              error={told['title']}
            />
            <TextAreaField
              name="description"
              label={t('workbench.calls.what')}
              hint={t('workbench.calls.what_hint')}
              rows={4}
              max={1_000}
              value={draft.description}
              onChange={(description) => change({ description })}
              error={told['description']}
            />
            <PlacePick value={draft.place} onChange={(place) => change({ place })} error={told['area_id']} />
            <TextField
              name="place_detail"
              label={t('words.place_detail')}
              optional
              value={draft.place_detail}
              onChange={(place_detail) => change({ place_detail })}
              error={told['place_detail']}
            />
            <div className={layout['pair']}>
              <TextField
                name="meets_at"
                label={t('words.meets_at')}
                type="datetime-local"
                value={draft.meets}
                onChange={(meets) => change({ meets })}
                error={told['meets_at']}
              />
              <TextField
                name="needed"
                label={t('words.needed')}
                type="number"
                inputMode="numeric"
                value={draft.needed}
                onChange={(needed) => change({ needed })}
                error={told['needed']}
              />
            </div>
            <CheckCards
              name="welcomes"
              label={t('words.welcomes')}
              value={draft.welcomes}
              onChange={(welcomes) => change({ welcomes })}
              pairs
              options={welcomed.map((value) => ({ value, label: t(`words.welcome.${value}`) }))}
              error={told['welcomes']}
            />
            <TextField
              name="contact_phone"
              type="tel"
              label={t('words.contact_phone')}
              optional
              short
              value={draft.contact_phone}
              onChange={(contact_phone) => change({ contact_phone })}
              error={told['contact_phone']}
            />
          </Stack>
        </Card>
        <div>
          <Button kind="main" type="submit" narrow busy={write.isPending}>
            {t('workbench.calls.act')}
          </Button>
        </div>
      </PageForm>
    </PageFrame>
  )
}
