import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { LabelList } from '../../../../../app/web/kit/label-list.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Parts } from '../../../../../app/web/kit/parts.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from '../../components/workbench/community.module.css'
import { menuNames } from '../../components/workbench/menu-names.ts'
import { ModulesField } from '../../components/workbench/modules-field.tsx'
import type { Community } from '../../components/workbench/views.ts'
import { useRead, useWrite } from '../../queries.ts'

const facts = ['phone', 'supervision_phone', 'office_hours', 'address'] as const
const faces = ['resident', 'workbench', 'public'] as const
type Fact = (typeof facts)[number]

/** Names that are not empty; what the page doesn't know stays as it is. */
function namesBody(before: Community['names'], names: Record<string, string>) {
  const kept = Object.entries({ ...before, ...names }).map(([key, name]) => [key, name.trim()] as const)
  return Object.fromEntries(kept.filter(([, name]) => name !== ''))
}

function Form({ community }: { community: Community }) {
  const t = useWords('territory')
  const toast = useToast()
  const errors = useFormErrors(t, 'workbench.community.errors')
  const [name, setName] = useState(community.name)
  const [draft, setDraft] = useState(
    () => Object.fromEntries(facts.map((fact) => [fact, community[fact] ?? ''])) as Record<Fact, string>,
  )
  const [names, setNames] = useState<Record<string, string>>(community.names)
  const [modules, setModules] = useState(community.modules)
  const write = useWrite('PATCH /api/c/:community', {
    refresh: ['GET /api/c/:community', 'GET /api/c/:community/settings/changes'],
    onSuccess: () => toast(t('workbench.community.done')),
  })
  const send = () => {
    const told = Object.fromEntries(facts.map((fact) => [fact, draft[fact].trim() || null]))
    write.mutate(
      { body: { name, ...told, names: namesBody(community.names, names), modules } },
      { onError: errors.fail, onSuccess: errors.clear },
    )
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Stack>
        <ErrorSummary form={errors} />
        <Card title={t('workbench.community.facts')}>
          <div className={styles.pair}>
            <TextField
              name="name"
              label={t('workbench.community.name')}
              value={name}
              onChange={setName}
              error={errors.errors.name}
            />
            {facts.map((fact) => (
              <TextField
                key={fact}
                name={fact}
                label={t(`workbench.community.${fact}`)}
                optional
                type={fact.endsWith('phone') ? 'tel' : 'text'}
                value={draft[fact]}
                onChange={(value) => setDraft({ ...draft, [fact]: value })}
                error={errors.errors[fact]}
              />
            ))}
          </div>
        </Card>
        <Card title={t('workbench.community.names')}>
          <p>{t('workbench.community.names_help')}</p>
          {faces.map((face) => (
            <fieldset key={face}>
              <legend className={styles.face}>{t(`workbench.community.faces.${face}`)}</legend>
              <div className={styles.pair}>
                {menuNames[face].map((key) => (
                  <TextField
                    key={key}
                    name={`names.${key}`}
                    label={t(`workbench.community.menu.${key}`)}
                    value={names[key] ?? ''}
                    onChange={(value) => setNames({ ...names, [key]: value })}
                    error={errors.errors[`names.${key}`]}
                  />
                ))}
              </div>
            </fieldset>
          ))}
        </Card>
        <Card title={t('workbench.community.modules')}>
          <ModulesField value={modules} onChange={setModules} />
        </Card>
        <div>
          <Button kind="main" busy={write.isPending} onClick={send}>
            {t('workbench.community.act')}
          </Button>
        </div>
      </Stack>
    </form>
  )
}

/** The community's telephone numbers, hours and address as everybody sees them, and its own words for the menus. */
export default function CommunityPage() {
  const t = useWords('territory')
  const community = useRead('GET /api/c/:community')
  return (
    <PageFrame title={t('workbench.community.title')} intro={t('workbench.community.intro')}>
      <QueryView query={community}>
        {(data) => (
          <div className={styles.form}>
            <Stack>
              <Card title={t('workbench.community.fixed')}>
                <LabelList
                  rows={[
                    { label: t('workbench.community.region'), value: data.region_path.join(' ') },
                    { label: t('workbench.community.kind'), value: t(`words.community_kind.${data.kind}`) },
                    { label: t('workbench.community.code'), value: data.code },
                    { label: t('workbench.community.time_zone'), value: data.time_zone },
                  ]}
                />
              </Card>
              <Form key={JSON.stringify([data.name, data.names, data.modules])} community={data} />
              <Parts place="territory.community" id="community" />
            </Stack>
          </div>
        )}
      </QueryView>
    </PageFrame>
  )
}
