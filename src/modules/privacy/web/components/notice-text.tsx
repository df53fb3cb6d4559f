import { useWords } from '../../../../app/web/words.ts'
import styles from './privacy.module.css'
import { type Notice, noticeParts } from './views.ts'

/** A notice as it is read: each part under its heading, lines as they were written. */
export function NoticeText({ notice }: { notice: Pick<Notice, (typeof noticeParts)[number]> }) {
  const t = useWords('privacy')
  return (
    <div className={styles.notice}>
      {noticeParts.map((part) => (
        <section key={part}>
          <h3>{t(`words.parts.${part}`)}</h3>
          <p className={styles.written}>{notice[part]}</p>
        </section>
      ))}
    </div>
  )
}
