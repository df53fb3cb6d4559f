import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { NothingYet } from '../../../../../app/web/kit/nothing-yet.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { wholeLine } from '../../../../../app/web/kit/whole-line.ts'
import { useSentences, useWords } from '../../../../../app/web/words.ts'
import { AddDialog, ChangeDialog, useTemplateDone } from '../../components/topics/template-dialogs.tsx'
import styles from '../../components/topics/topics.module.css'
import type { Template } from '../../components/topics/views.ts'
import { useRead, useWrite } from '../../queries.ts'

/** Changed, brought back to the usual, retired or taken up again. */
function Acts({ template }: { template: Template }) {
  const t = useWords('deliberation')
  const [asked, setAsked] = useState(false)
  const done = useTemplateDone(() => setAsked(false))
  const set = useWrite('PUT /api/c/:community/topic-templates/:code', done)
  const retire = useWrite('POST /api/c/:community/topic-templates/:code/retire', done)
  const params = { code: template.code }
  const problem = set.error ?? retire.error
  return (
    <>
      <div className={layout['acts']} data-screen-only>
        {!template.retired && (
          <Button narrow onClick={() => setAsked(true)}>
            {t('workbench.templates.open')}
          </Button>
        )}
        {!template.usual && !template.own && (
          <Button
            narrow
            kind="quiet"
            busy={set.isPending}
            onClick={() => set.mutate({ params, body: { change: null } })}
          >
            {t('workbench.templates.usual')}
          </Button>
        )}
        <Button
          narrow
          kind="quiet"
          busy={retire.isPending}
          onClick={() => retire.mutate({ params, body: { retired: !template.retired } })}
        >
          {t(template.retired ? 'workbench.templates.take_up' : 'workbench.templates.retire')}
        </Button>
      </div>
      {problem && !asked && <ErrorState problem={problem} part />}
      {asked && <ChangeDialog template={template} onClose={() => setAsked(false)} />}
    </>
  )
}

function One({ template, may }: { template: Template; may: boolean }) {
  const t = useWords('deliberation')
  const sentences = useSentences()
  return (
    <Card title={template.name}>
      <Stack>
        {(template.retired || template.own) && (
          <div className={styles.row}>
            {template.own && <StateTag tone="info">{t('words.template_own')}</StateTag>}
            {template.retired && <StateTag tone="rest">{t('words.template_retired')}</StateTag>}
          </div>
        )}
        <p className={layout.text}>
          {wholeLine(
            template.stages.map((one) => t('words.stage_days', { name: one.name, count: one.days })).join(' → '),
          )}
        </p>
        <p className={layout.text}>
          {sentences(
            t(`words.show_as.${template.show_as}`),
            t(`words.look.${template.look_first ? 'before' : 'after'}`),
            template.map_on && t('words.map.on'),
          )}
        </p>
        {may && <Acts template={template} />}
      </Stack>
    </Card>
  )
}

/** Ways halls are held here: steps, days, who sees whom; what is retired stands last. */
export default function HallTemplates() {
  const t = useWords('deliberation')
  const [adds, setAdds] = useState(false)
  const list = useRead('GET /api/c/:community/topic-templates', {})
  return (
    <PageFrame
      title={t('workbench.templates.title')}
      intro={t('workbench.templates.intro')}
      back="/halls"
      backLabel={t('workbench.topics.title')}
      actions={
        list.data?.can.includes('add') && (
          <Button kind="main" narrow icon={IconPlus} onClick={() => setAdds(true)}>
            {t('workbench.templates.add')}
          </Button>
        )
      }
    >
      <QueryView query={list}>
        {(data) => (
          <Stack>
            {data.items.length === 0 && <NothingYet />}
            {[...data.items]
              .sort((a, b) => Number(a.retired) - Number(b.retired))
              .map((one) => (
                <One key={one.code} template={one} may={data.can.includes('change')} />
              ))}
            {adds && <AddDialog like={data.items.filter((one) => !one.retired)} onClose={() => setAdds(false)} />}
          </Stack>
        )}
      </QueryView>
    </PageFrame>
  )
}
