import { IconListDetails } from '@tabler/icons-react'
import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { useWords } from '../../../../../app/web/words.ts'

/** On a person's page: straight to the counter, with nothing left to look up. */
export default function FileForPerson({ id }: { id: string }) {
  const t = useWords('requests')
  return (
    <Card title={t('workbench.list.title')}>
      <ButtonLink icon={IconListDetails} to={`/counter?person=${id}`}>
        {t('workbench.counter.file_for')}
      </ButtonLink>
    </Card>
  )
}
