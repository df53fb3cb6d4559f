import { Link } from '../../../../../../app/web/kit/navigation.tsx'
import styles from '../desk.module.css'

interface FigureProps {
  label: string
  value: string
  /** Every number opens its rows. */
  to: string
  needs?: boolean
  late?: boolean
}

/** A number that opens the rows behind it. */
export function Figure({ label, value, to, needs, late }: FigureProps) {
  const tone = late ? styles.late : needs ? styles.needs : ''
  return (
    <li>
      <Link to={to} className={`${styles.figure} ${tone}`}>
        <strong>{value}</strong>
        <span>{label}</span>
      </Link>
    </li>
  )
}
