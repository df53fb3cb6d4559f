import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { type Column, RecordTable, Under } from '../../../../../app/web/kit/record-table.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { Holders } from './holders.tsx'
import type { PostView } from './views.ts'

/** Posts with their place, who holds them, and what is free. */
export function PostRows({ rows, caption }: { rows: PostView[]; caption: string }) {
  const t = useWords('bodies')
  const columns: Column<PostView>[] = [
    {
      key: 'title',
      head: t('words.post'),
      cell: (row) => (
        <>
          <Link to={`/posts/${row.id}`}>{row.title}</Link>
          <Under>{t(`words.post_kinds.${row.kind}`)}</Under>
        </>
      ),
    },
    {
      key: 'place',
      head: t('workbench.posts.where'),
      cell: (row) => [row.body?.name, row.area?.name].filter(Boolean).join(' · ') || t('words.whole_community'),
    },
    { key: 'holders', head: t('workbench.posts.holders'), cell: (row) => <Holders post={row} /> },
    { key: 'phone', head: t('words.public_phone'), narrow: true, cell: (row) => row.public_phone ?? '' },
  ]
  return <RecordTable caption={caption} columns={columns} rows={rows} keyOf={(row) => row.id} />
}
