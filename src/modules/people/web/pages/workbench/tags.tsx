import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useAct } from '../../../../../app/web/kit/act.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { CheckCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { type Column, RecordTable } from '../../../../../app/web/kit/record-table.tsx'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead, useWrite } from '../../queries.ts'

const route = 'GET /api/c/:community/people/tags'

function AddTag({ onClose }: { onClose: () => void }) {
  const t = useWords('people')
  const { form, done, words } = useAct(t, 'workbench.acts.add_tag', onClose)
  const [label, setLabel] = useState('')
  const [sensitive, setSensitive] = useState(false)
  const write = useWrite('POST /api/c/:community/people/tags', { refresh: [route], onSuccess: done })
  const go = () => write.mutate({ body: { label, sensitive } }, { onError: form.fail })
  return (
    <FormDialog
      {...words}
      help={t('workbench.acts.add_tag.help')}
      form={form}
      busy={write.isPending}
      onAct={go}
      onClose={onClose}
    >
      <TextField
        name="label"
        label={t('workbench.tags.label')}
        hint={t('workbench.tags.label_hint')}
        value={label}
        onChange={setLabel}
        error={form.errors.label}
      />
      <CheckCards
        name="sensitive"
        label={t('words.sensitive')}
        optional
        value={sensitive ? ['yes'] : []}
        onChange={(chosen) => setSensitive(chosen.length > 0)}
        options={[{ value: 'yes', label: t('workbench.tags.sensitive'), hint: t('workbench.tags.sensitive_hint') }]}
      />
    </FormDialog>
  )
}

/** Situations people may be registered with: the standard ones and the community's own. */
export default function TagsPage() {
  const t = useWords('people')
  const [adding, setAdding] = useState(false)
  const tags = useRead(route)
  type Tag = NonNullable<typeof tags.data>['items'][number]
  const columns: Column<Tag>[] = [
    { key: 'label', head: t('workbench.tags.label'), cell: (tag) => tag.label },
    {
      key: 'origin',
      head: t('workbench.tags.origin'),
      cell: (tag) => t(tag.standard ? 'workbench.tags.standard' : 'workbench.tags.own'),
    },
    {
      key: 'sensitive',
      head: t('words.sensitive'),
      cell: (tag) => (tag.sensitive ? t('workbench.tags.sensitive_hint') : ''),
    },
  ]
  return (
    <PageFrame
      title={t('workbench.tags.title')}
      intro={t('workbench.tags.intro')}
      actions={
        <Button kind="main" icon={IconPlus} narrow onClick={() => setAdding(true)}>
          {t('workbench.acts.add_tag.act')}
        </Button>
      }
    >
      <Stack>
        <QueryView query={tags}>
          {(data) => (
            <Card flush>
              <RecordTable
                caption={t('workbench.tags.title')}
                columns={columns}
                rows={data.items}
                keyOf={(tag) => tag.code}
              />
            </Card>
          )}
        </QueryView>
      </Stack>
      {adding && <AddTag onClose={() => setAdding(false)} />}
    </PageFrame>
  )
}
