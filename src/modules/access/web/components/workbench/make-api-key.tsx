import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { CopyButton } from '../../../../../app/web/kit/copy-button.tsx'
import { Dialog } from '../../../../../app/web/kit/dialog.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { type call, useRead, useWrite } from '../../queries.ts'
import styles from './api-keys.module.css'

const scopesRoute = 'GET /api/c/:community/api-keys/scopes'

type Scope = Awaited<ReturnType<typeof call<typeof scopesRoute>>>['items'][number]

interface ScopesProps {
  scopes: Scope[]
  chosen: ReadonlySet<string>
  onToggle: (names: string[], on: boolean) => void
}

/** What a key may do, by module; a whole module at once. */
function Scopes({ scopes, chosen, onToggle }: ScopesProps) {
  const t = useWords('access')
  const groups = [...new Set(scopes.map(({ group }) => group))]
  return groups.map((group) => {
    const items = scopes.filter((scope) => scope.group === group)
    const names = items.map(({ name }) => name)
    return (
      <fieldset key={group} className={styles.group}>
        <legend>
          <label className={styles.choice}>
            <input
              type="checkbox"
              checked={names.every((name) => chosen.has(name))}
              onChange={(event) => onToggle(names, event.target.checked)}
            />
            {t([`workbench.api_keys.groups.${group}`, 'workbench.api_keys.groups.other'])}
          </label>
        </legend>
        {items.map(({ name, summary }) => (
          <label key={name} className={styles.choice}>
            <input
              type="checkbox"
              checked={chosen.has(name)}
              onChange={(event) => onToggle([name], event.target.checked)}
            />
            {summary}
          </label>
        ))}
      </fieldset>
    )
  })
}

/** The whole key, shown once. */
export function MadeKey({ value, onClose }: { value: string; onClose: () => void }) {
  const t = useWords('access')
  return (
    <Dialog
      title={t('workbench.api_keys.made_title')}
      onClose={onClose}
      acts={
        <>
          <CopyButton text={value} label={t('workbench.api_keys.copy')} />
          <Button onClick={onClose}>{t('workbench.api_keys.close')}</Button>
        </>
      }
    >
      <p>{t('workbench.api_keys.made_help')}</p>
      <p className={styles.key}>{value}</p>
    </Dialog>
  )
}

interface MakeApiKeyProps {
  onMade: (key: string) => void
  onClose: () => void
}

const daysMost = 730

/** For which program, what it may do, for how long. */
export function MakeApiKey({ onMade, onClose }: MakeApiKeyProps) {
  const t = useWords('access')
  const form = useFormErrors(t, 'workbench.api_keys.errors')
  const [name, setName] = useState('')
  const [days, setDays] = useState('365')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const scopes = useRead(scopesRoute)
  const make = useWrite('POST /api/c/:community/api-keys', {
    refresh: ['GET /api/c/:community/api-keys'],
    onSuccess: ({ key }) => onMade(key),
  })
  const toggle = (names: string[], on: boolean) => {
    const rest = [...chosen].filter((one) => !names.includes(one))
    setChosen(new Set(on ? [...rest, ...names] : rest))
  }
  const act = () => {
    const fits = /^\d+$/.test(days) && Number(days) >= 1 && Number(days) <= daysMost
    const missing = [
      ...([...name.trim()].length >= 2 ? [] : [{ path: 'name', code: 'required' }]),
      ...(chosen.size > 0 ? [] : [{ path: 'scopes', code: 'required' }]),
      ...(fits ? [] : [{ path: 'days', code: 'range' }]),
    ]
    if (!form.setFields(missing)) return
    make.mutate({ body: { name, scopes: [...chosen], days: Number(days) } }, { onError: form.fail })
  }
  return (
    <FormDialog
      title={t('workbench.api_keys.open')}
      act={t('workbench.api_keys.act')}
      form={form}
      busy={make.isPending}
      wide
      onAct={act}
      onClose={onClose}
    >
      <TextField
        name="name"
        label={t('workbench.api_keys.name')}
        hint={t('workbench.api_keys.name_hint')}
        value={name}
        onChange={setName}
        error={form.errors['name']}
      />
      <TextField
        name="days"
        label={t('workbench.api_keys.days')}
        hint={t('workbench.api_keys.days_hint')}
        inputMode="numeric"
        short
        value={days}
        onChange={(value) => setDays(value.trim())}
        error={form.errors['days']}
      />
      <div id="scopes" tabIndex={-1}>
        <p>{t('workbench.api_keys.scopes')}</p>
        {form.errors['scopes'] && <p className={styles.error}>{form.errors['scopes']}</p>}
        <QueryView query={scopes} part>
          {({ items }) => <Scopes scopes={items} chosen={chosen} onToggle={toggle} />}
        </QueryView>
      </div>
    </FormDialog>
  )
}
