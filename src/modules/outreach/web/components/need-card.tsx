import { IconMessagePlus } from '@tabler/icons-react'
import { useState, useSyncExternalStore } from 'react'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { EmergencyLine } from '../../../../app/web/kit/emergency-line.tsx'
import { FormDialog } from '../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import { RowLinks } from '../../../../app/web/kit/row-links.tsx'
import { SelectField, TextAreaField } from '../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { keepNeed, present, subscribe } from '../field/field.ts'
import type { Visit } from './views.ts'

const wordsLeast = 4
const wordsMost = 2_000
const nobody = 'nobody'

/** A need found at the door becomes a request of whoever lives there. */
export function NeedCard({ visit }: { visit: Visit }) {
  const t = useWords('outreach')
  const [asked, setAsked] = useState(false)
  const { needs } = visit
  return (
    <Card>
      <Stack>
        {needs.length > 0 && (
          <>
            <p>{t('workbench.visit.needs', { count: needs.length })}</p>
            <RowLinks
              rows={needs.map((one) => ({ label: t('workbench.visit.need_open'), to: `/requests/${one.request_id}` }))}
            />
          </>
        )}
        <Button icon={IconMessagePlus} onClick={() => setAsked(true)}>
          {t('workbench.visit.need')}
        </Button>
      </Stack>
      {asked && <NeedDialog visit={visit} onClose={() => setAsked(false)} />}
    </Card>
  )
}

function NeedDialog({ visit, onClose }: { visit: Visit; onClose: () => void }) {
  const t = useWords('outreach')
  const toast = useToast()
  const errors = useFormErrors(t, 'workbench.visit.need_errors')
  const { items } = useSyncExternalStore(subscribe, present)
  const [description, setDescription] = useState('')
  const [item, setItem] = useState('')
  const [person, setPerson] = useState(visit.residents[0]?.person_id ?? nobody)
  const act = async () => {
    const missing = [
      ...([...description.trim()].length < wordsLeast ? [{ path: 'description', code: 'required' }] : []),
      ...(item === '' ? [{ path: 'item_code', code: 'required' }] : []),
    ]
    if (!errors.setFields(missing)) return
    const whose = person === nobody ? {} : { for_person_id: person }
    await keepNeed(visit, { item_code: item, description: description.trim(), ...whose })
    toast(t('workbench.visit.need_kept'))
    onClose()
  }
  return (
    <FormDialog
      title={t('workbench.visit.need_title')}
      act={t('workbench.visit.need_act')}
      form={errors}
      busy={false}
      onAct={() => void act()}
      onClose={onClose}
    >
      <EmergencyLine text={description} />
      <TextAreaField
        name="description"
        label={t('workbench.visit.need_what')}
        rows={3}
        max={wordsMost}
        value={description}
        onChange={setDescription}
        error={errors.errors['description']}
      />
      <SelectField
        name="item_code"
        label={t('workbench.visit.need_item')}
        value={item}
        onChange={setItem}
        options={items.map((one) => ({ value: one.code, label: one.name }))}
        error={errors.errors['item_code']}
      />
      <SelectField
        name="for_person_id"
        label={t('workbench.visit.need_who')}
        value={person}
        onChange={setPerson}
        options={[
          ...visit.residents.map((one) => ({ value: one.person_id, label: one.name })),
          { value: nobody, label: t('workbench.visit.need_nobody') },
        ]}
      />
    </FormDialog>
  )
}
