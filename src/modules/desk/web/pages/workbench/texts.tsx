import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { signs } from '../../../../../app/web/kit/texts/asking.data.ts'
import { useSession } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { TextForm } from '../../components/workbench/text-form.tsx'
import styles from '../../components/workbench/text-row.module.css'
import { TextRow } from '../../components/workbench/text-row.tsx'
import type { TextBlock } from '../../components/workbench/text-views.ts'
import { useRead } from '../../queries.ts'

/** By where they are kept, in the order they came; what is past its last day apart, at the end. */
function useGroups(blocks: TextBlock[]) {
  const t = useWords('desk')
  const titles = new Map(useSession().posts.map((post) => [post.kind, post.title]))
  const titleOf = (block: TextBlock) => {
    if (block.expired) return t('workbench.texts.groups.expired')
    return t(`workbench.texts.groups.${block.scope}`, { title: titles.get(block.post_kind ?? '') })
  }
  const inOrder = [...blocks.filter((block) => !block.expired), ...blocks.filter((block) => block.expired)]
  const groups = new Map<string, TextBlock[]>()
  for (const block of inOrder) groups.set(titleOf(block), [...(groups.get(titleOf(block)) ?? []), block])
  return [...groups]
}

function Groups({ blocks }: { blocks: TextBlock[] }) {
  return useGroups(blocks).map(([title, some]) => (
    <Card key={title} title={title} flush>
      <ul className={styles.list}>
        {some.map((block) => (
          <TextRow key={block.id} block={block} />
        ))}
      </ul>
    </Card>
  ))
}

/** 常用语: what is written again and again, one's own, of one's posts, of the community. */
export default function TextsPage() {
  const t = useWords('desk')
  const texts = useRead('GET /api/c/:community/desk/texts')
  const [adding, setAdding] = useState(false)
  return (
    <PageFrame
      title={t('workbench.texts.title')}
      intro={t('workbench.texts.intro', { trigger: signs.join(t('workbench.texts.or')) })}
      actions={
        <Button kind="main" icon={IconPlus} narrow onClick={() => setAdding(true)}>
          {t('workbench.texts.add')}
        </Button>
      }
    >
      <Stack>
        <QueryView
          query={texts}
          empty={(data) =>
            data.items.length === 0 ? (
              <EmptyState title={t('workbench.texts.empty')}>{t('workbench.texts.empty_help')}</EmptyState>
            ) : null
          }
        >
          {(data) => <Groups blocks={data.items} />}
        </QueryView>
      </Stack>
      {adding && <TextForm onClose={() => setAdding(false)} />}
    </PageFrame>
  )
}
