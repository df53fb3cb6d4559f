import { community } from '../../../../../../app/web/boot.ts'
import { useDates } from '../../../../../../app/web/dates.ts'
import { QrCode } from '../../../../../../app/web/kit/qr-code.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useDutyWords } from '../../duty-words.ts'
import styles from './poster.module.css'
import { type AskPointRow, addressOf } from './views.ts'

/** One poster: what it is for, a code of 30 mm and more, and the same without a telephone: the address, the number, the hours. */
export function Poster({ point }: { point: AskPointRow }) {
  const t = useWords('requests')
  const dates = useDates()
  const { name, phone, key } = community()
  const address = addressOf(key, point.code)
  const number = point.on_duty?.phone ?? phone
  const duty = useDutyWords()
  const lines: [string, string | null | undefined][] = [
    [t('workbench.ask_points.poster_phone'), number],
    [t('workbench.ask_points.poster_hours'), point.hours],
    [
      t('workbench.ask_points.poster_duty'),
      [point.on_duty?.title, point.duty && duty.week(point.duty)].filter(Boolean).join(' '),
    ],
    [t('workbench.ask_points.poster_valid'), point.valid_until && dates.day(point.valid_until)],
  ]
  return (
    <article className={styles.poster}>
      <p className={styles.community}>{name}</p>
      <h2 className={styles.head}>{t('workbench.ask_points.poster_head')}</h2>
      <p className={styles.point}>{[point.name, point.place_detail].filter(Boolean).join(' ')}</p>
      <div className={styles.code}>
        <QrCode value={address} label={t('workbench.ask_points.poster_scan')} />
      </div>
      <p>{t('workbench.ask_points.poster_scan')}</p>
      <p className={styles.address}>
        {t('workbench.ask_points.poster_address')} <span>{address}</span>
      </p>
      {point.items.length > 0 && (
        <p className={styles.items}>
          {t('workbench.ask_points.poster_items')} {point.items.map((item) => item.name).join(t('words.comma'))}
        </p>
      )}
      <dl className={styles.facts}>
        {lines
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </article>
  )
}
