import { useState } from 'react'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../../app/web/kit/layout.module.css'
import { useGo } from '../../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../../app/web/kit/page-frame.tsx'
import { SelectField, TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import styles from '../../../components/workbench/catalogue/catalogue.module.css'
import { ItemFields } from '../../../components/workbench/catalogue/item-fields.tsx'
import { emptyItem, itemBody } from '../../../components/workbench/catalogue/item-form.ts'
import { refresh } from '../../../components/workbench/catalogue/refresh.ts'
import { classes } from '../../../components/workbench/catalogue/views.ts'
import { useRead, useWrite } from '../../../queries.ts'

type Class = (typeof classes)[number]

const letters: Record<Class, string> = {
  love_and_livelihood: 'A',
  general_services: 'B',
  public_benefit: 'C',
  support_and_guarantee: 'D',
  special_care: 'E',
}

const codeDigits = 2

/** The next free code of a class, retired ones counted: a code never comes back. */
function useNextCode(name: Class | ''): string {
  const all = useRead('GET /api/c/:community/catalogue', { query: { retired: 'yes' } })
  if (!name) return ''
  const numbers = (all.data?.items ?? [])
    .filter((item) => item.code.startsWith(letters[name]))
    .map((item) => Number(item.code.slice(1)))
  return letters[name] + String(Math.max(0, ...numbers) + 1).padStart(codeDigits, '0')
}

function useForm() {
  const t = useWords('requests')
  const go = useGo()
  const toast = useToast()
  const errors = useFormErrors(t, 'workbench.catalogue.errors')
  const [name, setName] = useState<Class | ''>('')
  const [typed, setTyped] = useState<string>()
  const [draft, setDraft] = useState({ ...emptyItem, reason: t('workbench.catalogue.add.reason') })
  const next = useNextCode(name)
  const code = typed ?? next
  const write = useWrite('POST /api/c/:community/catalogue', {
    refresh,
    onSuccess: (item) => {
      toast(t('workbench.catalogue.add.done'))
      go(`/catalogue/${item.code}`, { replace: true })
    },
  })
  const send = () => {
    if (!name) return errors.setFields([{ path: 'class', code: 'required' }])
    return write.mutate({ body: { ...itemBody(draft), class: name, code } }, { onError: errors.fail })
  }
  return { errors, name, setName, code, setTyped, draft, setDraft, busy: write.isPending, send }
}

/** Adds an item to the catalogue. */
export default function AddItemPage() {
  const t = useWords('requests')
  const form = useForm()
  const { errors } = form.errors
  return (
    <PageFrame title={t('workbench.catalogue.add.title')} back="/catalogue" backLabel={t('workbench.catalogue.title')}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          form.send()
        }}
      >
        <Stack>
          <ErrorSummary form={form.errors} />
          <Card>
            <div className={layout.pair}>
              <SelectField
                name="class"
                label={t('workbench.filters.class')}
                value={form.name}
                onChange={(value) => form.setName(value as Class)}
                options={classes.map((value) => ({ value, label: t(`words.class.${value}`) }))}
                error={errors.class}
              />
              <TextField
                name="code"
                label={t('workbench.catalogue.code')}
                hint={t('workbench.catalogue.form.code_hint')}
                value={form.code}
                onChange={form.setTyped}
                error={errors.code}
              />
            </div>
          </Card>
          <ItemFields value={form.draft} onChange={form.setDraft} errors={errors} />
          <div>
            <Button kind="main" busy={form.busy} onClick={form.send}>
              {t('workbench.catalogue.add.act')}
            </Button>
          </div>
        </Stack>
      </form>
    </PageFrame>
  )
}
