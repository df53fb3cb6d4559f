import { useState } from 'react'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { EmergencyLine } from '../../../../app/web/kit/emergency-line.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import layout from '../../../../app/web/kit/layout.module.css'
import { useGo, useSearch } from '../../../../app/web/kit/navigation.tsx'
import { PageForm } from '../../../../app/web/kit/page-form.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { type Photo, PhotoInput } from '../../../../app/web/kit/photo-input.tsx'
import { CheckCards } from '../../../../app/web/kit/radio-cards.tsx'
import { TextAreaField } from '../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { GroupField } from '../components/group-field.tsx'
import { useShared } from '../components/shared.ts'
import { draftReads } from '../components/views.ts'
import { useWrite } from '../queries.ts'

interface Said {
  speaker: string
  text: string
  chatter: boolean
}

/** Words out of a group: pasted, or shared from another app; parted first, then those chosen become drafts. */
export default function NewDrafts() {
  const t = useWords('channels')
  const go = useGo()
  const toast = useToast()
  const [search] = useSearch()
  const errors = useFormErrors(t, 'words.errors')
  const [text, setText] = useState('')
  const [photos, setPhotos] = useState<Photo[]>([])
  const [group, setGroup] = useState('none')
  const [parted, setParted] = useState<{ items: Said[]; more: boolean } | null>(null)
  const shared = useShared(search['shared'] === '1', (words, pictures) => {
    setText((before) => before || words)
    setPhotos((before) => [...before, ...pictures])
  })
  const preview = useWrite('POST /api/c/:community/intake-drafts/preview', { onSuccess: setParted })
  const keep = useWrite('POST /api/c/:community/intake-drafts', {
    refresh: draftReads,
    onSuccess: ({ items }) => {
      toast(t('workbench.paste.done', { count: items.length }))
      const [only] = items
      go(items.length === 1 && only ? `/drafts/${only.id}` : '/drafts')
    },
  })
  const send = (items: { speaker: string; text: string }[]) => {
    const body = {
      source: shared ? ('share' as const) : ('paste' as const),
      items,
      file_ids: photos.map((photo) => photo.id),
      ...(group === 'none' || group === '' ? {} : { group_id: group }),
    }
    keep.mutate({ body }, { onError: errors.fail })
  }
  const part = () => {
    if (!errors.setFields(text.trim() === '' ? [{ path: 'text', code: 'required' }] : [])) return
    // A picture belongs to one message: what stands beside it isn't parted.
    if (photos.length > 0) send([{ speaker: '', text: text.trim() }])
    else preview.mutate({ body: { text } }, { onError: errors.fail })
  }
  if (parted) return <Choose parted={parted} busy={keep.isPending} onBack={() => setParted(null)} onSend={send} />
  return (
    <PageFrame title={t('workbench.paste.title')} intro={t('workbench.paste.intro')} back="/drafts">
      <PageForm form={errors} onSend={part}>
        <Card>
          <Stack>
            <EmergencyLine text={text} />
            <TextAreaField
              name="text"
              label={t('workbench.paste.text')}
              hint={t('workbench.paste.text_hint')}
              rows={9}
              max={photos.length > 0 ? 2_000 : 20_000}
              value={text}
              onChange={setText}
              error={errors.errors['text']}
            />
            <GroupField value={group} onChange={setGroup} error={errors.errors['group_id']} />
            <PhotoInput
              name="file_ids"
              label={t('workbench.paste.pictures')}
              hint={t('workbench.paste.pictures_hint')}
              optional
              value={photos}
              onChange={setPhotos}
              max={9}
              error={errors.errors['file_ids']}
            />
          </Stack>
        </Card>
        <div>
          <Button kind="main" type="submit" narrow busy={preview.isPending || keep.isPending}>
            {t(photos.length > 0 ? 'workbench.paste.keep_one' : 'workbench.paste.part')}
          </Button>
        </div>
      </PageForm>
    </PageFrame>
  )
}

interface ChooseProps {
  parted: { items: Said[]; more: boolean }
  busy: boolean
  onBack: () => void
  onSend: (items: { speaker: string; text: string }[]) => void
}

/** The messages found; greetings aren't chosen. */
function Choose({ parted, busy, onBack, onSend }: ChooseProps) {
  const t = useWords('channels')
  const { items, more } = parted
  const [chosen, setChosen] = useState(() => items.flatMap((one, nth) => (one.chatter ? [] : [String(nth)])))
  const taken = items.filter((_, nth) => chosen.includes(String(nth)))
  return (
    <PageFrame title={t('workbench.paste.choose')} intro={t('workbench.paste.choose_intro')}>
      <div className={layout['form']}>
        <Stack>
          {more && <p>{t('workbench.paste.more', { count: items.length })}</p>}
          <Card>
            <CheckCards
              name="items"
              label={t('workbench.paste.messages', { count: items.length })}
              value={chosen}
              onChange={setChosen}
              options={items.map((one, nth) => ({
                value: String(nth),
                label: one.text,
                hint: one.speaker || t('words.nobody_named'),
              }))}
            />
          </Card>
          <div className={layout['filters']}>
            <Button
              kind="main"
              narrow
              busy={busy}
              unavailable={taken.length === 0 ? t('workbench.paste.none_chosen') : undefined}
              onClick={() => onSend(taken.map(({ speaker, text }) => ({ speaker, text })))}
            >
              {t('workbench.paste.keep', { count: taken.length })}
            </Button>
            <Button onClick={onBack}>{t('workbench.paste.back')}</Button>
          </div>
        </Stack>
      </div>
    </PageFrame>
  )
}
