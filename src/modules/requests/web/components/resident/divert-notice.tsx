import { IconPhone } from '@tabler/icons-react'
import { useEffect, useId, useRef } from 'react'
import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from './file.module.css'

/** Emergency and hotline numbers named in a sentence: 110, 119, 12345, 96666. */
function numbersIn(text: string): string[] {
  const numbers = text.match(/\d+/g) ?? []
  return [...new Set(numbers)].filter((number) => /^(1[12]\d|1\d{4}|9\d{4})$/.test(number))
}

/** What is to be done before filing, or instead: in danger one rings, and doesn't fill in forms. Comes into sight by itself. */
export function DivertNotice({ text }: { text: string }) {
  const t = useWords('requests')
  const heading = useId()
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    // Newer browsers answer a promise, which would be taken for a clean-up.
    void box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <section ref={box} className={styles.divert} aria-labelledby={heading} role="status">
      <h2 id={heading}>{t('resident.file.divert.title')}</h2>
      <p>{text}</p>
      <div className={styles.calls}>
        {numbersIn(text).map((number) => (
          <ButtonLink key={number} icon={IconPhone} href={`tel:${number}`}>
            {t('resident.file.divert.call', { number })}
          </ButtonLink>
        ))}
      </div>
    </section>
  )
}
