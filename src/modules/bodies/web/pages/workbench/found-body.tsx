import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { useGo, useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { bodyKinds, departmentKinds } from '../../../contract/kinds.ts'
import styles from '../../components/workbench/body.module.css'
import { BodyFields, bodyBody, emptyBody, KindField } from '../../components/workbench/body-fields.tsx'
import { territory } from '../../components/workbench/peers.ts'
import type { Named } from '../../components/workbench/pick.tsx'
import { refresh } from '../../components/workbench/refresh.ts'
import type { BodyKind, DepartmentKind } from '../../components/workbench/views.ts'
import { useWrite } from '../../queries.ts'

function Form({ kind: first, area }: { kind: BodyKind | ''; area: Named | null }) {
  const t = useWords('bodies')
  const go = useGo()
  const toast = useToast()
  const errors = useFormErrors(t, 'workbench.acts.found.errors')
  const [kind, setKind] = useState(first)
  const [department, setDepartment] = useState<DepartmentKind | ''>('')
  const [draft, setDraft] = useState({ ...emptyBody, area })
  const write = useWrite('POST /api/c/:community/bodies', {
    refresh,
    onSuccess: (body) => {
      toast(t('workbench.acts.found.done'))
      go(`/bodies/${body.id}`, { replace: true })
    },
  })
  const send = () => {
    if (!kind) return errors.setFields([{ path: 'kind', code: 'required' }])
    const body = {
      kind,
      ...bodyBody(draft),
      ...(kind === 'department' && department ? { department_kind: department } : {}),
    }
    return write.mutate({ body }, { onError: errors.fail })
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Stack>
        <ErrorSummary form={errors} />
        <Card>
          <Stack>
            <KindField
              name="kind"
              group="body_kinds"
              kinds={bodyKinds}
              value={kind}
              onChange={setKind}
              error={errors.errors.kind}
            />
            {kind === 'department' && (
              <KindField
                name="department_kind"
                group="department_kinds"
                kinds={departmentKinds}
                value={department}
                onChange={setDepartment}
                error={errors.errors['department_kind']}
              />
            )}
            <BodyFields value={draft} onChange={setDraft} errors={errors.errors} />
          </Stack>
        </Card>
        <div>
          <Button kind="main" busy={write.isPending} onClick={send}>
            {t('workbench.acts.found.act')}
          </Button>
        </div>
      </Stack>
    </form>
  )
}

/** Enters a body; from the page of a compound its kind and place are known. */
export default function FoundBodyPage() {
  const t = useWords('bodies')
  const [search] = useSearch()
  const area = territory.useRead(
    'GET /api/c/:community/areas/:id',
    { params: { id: search.area ?? '' } },
    { enabled: Boolean(search.area) },
  )
  const known = area.data ? { id: area.data.id, name: area.data.full_name } : null
  return (
    <PageFrame title={t('workbench.acts.found.title')} back="/bodies" backLabel={t('workbench.bodies.title')}>
      <Form key={known?.id ?? ''} kind={(search.kind ?? '') as BodyKind | ''} area={known} />
    </PageFrame>
  )
}
