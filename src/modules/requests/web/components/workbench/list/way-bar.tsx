import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { Icon } from '../../../../../../app/web/kit/icon.tsx'
import { Link } from '../../../../../../app/web/kit/navigation.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import styles from './list.module.css'
import { type Afterwards, afterwards, chooseAfterwards, chosenAfterwards, useWay } from './use-way.ts'

/** Through the list a request was opened from (J, K), and what follows an act: the next one, the list, or staying. */
export function WayBar() {
  const t = useWords('requests')
  const way = useWay()
  const [after, setAfter] = useState(chosenAfterwards)
  if (!way.fromList) return null
  const choose = (choice: Afterwards) => {
    chooseAfterwards(choice)
    setAfter(choice)
  }
  return (
    <div className={styles.way}>
      {way.former && (
        <Link to={way.former} rel="prev">
          <Icon of={IconChevronLeft} size={18} />
          {t('workbench.way.former')}
        </Link>
      )}
      {way.next && (
        <Link to={way.next} rel="next">
          {t('workbench.way.next')}
          <Icon of={IconChevronRight} size={18} />
        </Link>
      )}
      <label className={styles.after}>
        {t('workbench.way.after')}
        <select value={after} onChange={(event) => choose(event.target.value as Afterwards)}>
          {afterwards.map((one) => (
            <option key={one} value={one}>
              {t(`workbench.way.${one}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
