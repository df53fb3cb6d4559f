import { IconCircleCheck, IconPrinter } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import { useDates } from '../dates.ts'
import { usePlace } from '../place.ts'
import { useKitWords } from '../words.ts'
import { Button } from './button.tsx'
import { CopyButton } from './copy-button.tsx'
import { Icon } from './icon.tsx'
import { PhoneLink } from './phone-link.tsx'
import styles from './receipt.module.css'
import { SavePicture } from './save-picture.tsx'

interface ReceiptProps {
  /** 社区已收到您的诉求 */
  title: string
  number: string
  /** With the number it follows the matter without an account. */
  code?: string
  /** ISO instant of receipt. */
  at: string
  /** Who does what next and by when, in sentences. */
  next: ReactNode
  children?: ReactNode
}

/** Proof that it was received: number, code, what happens next, telephone, paper. */
export function Receipt({ title, number, code, at, next, children }: ReceiptProps) {
  const t = useKitWords()
  const dates = useDates()
  const place = usePlace()
  const heading = useId()
  const picture = {
    community: place?.name ?? '',
    title,
    rows: [[t('receipt.number'), number], ...(code ? [[t('receipt.code'), code]] : [])] as [string, string][],
    foot: [dates.full(at), place?.phone].filter(Boolean).join('  '),
  }
  return (
    <section className={styles.receipt} aria-labelledby={heading} data-keep>
      <div className={styles.eaves} aria-hidden="true" />
      <div className={styles.body}>
        <div>
          <h2 id={heading} className={styles.done}>
            <Icon of={IconCircleCheck} size={26} />
            {title}
          </h2>
          <p className={styles.label}>{dates.full(at)}</p>
        </div>
        <div className={styles.numbers}>
          <div>
            <div className={styles.label}>{t('receipt.number')}</div>
            <div className={styles.number}>{number}</div>
          </div>
          {code && (
            <div>
              <div className={styles.label}>{t('receipt.code')}</div>
              <div className={styles.number}>{code}</div>
            </div>
          )}
        </div>
        <div>{next}</div>
        {children}
        <div className={styles.acts} data-screen-only>
          <CopyButton text={code ? `${number} ${code}` : number} label={t('receipt.copy')} />
          <SavePicture name={number} picture={picture} />
          <Button icon={IconPrinter} onClick={() => window.print()}>
            {t('receipt.print')}
          </Button>
        </div>
        {place && <PhoneLink phone={place.phone}>{t('ring_community')}</PhoneLink>}
      </div>
    </section>
  )
}
