import { CopyButton } from '../../../../../app/web/kit/copy-button.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from './account.module.css'

/** Codes on paper for when the telephone is lost: shown once, to be written down or printed. */
export function Papers({ papers }: { papers: string[] }) {
  const t = useWords('access')
  return (
    <div data-keep>
      <p>{t('words.second_step.papers')}</p>
      <ul className={styles.papers}>
        {papers.map((paper) => (
          <li key={paper}>{paper}</li>
        ))}
      </ul>
      <div className={styles.acts} data-screen-only>
        <CopyButton text={papers.join('\n')} label={t('words.second_step.copy_papers')} />
      </div>
    </div>
  )
}
