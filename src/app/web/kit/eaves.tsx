import styles from './eaves.module.css'

/** The row of drip tiles that every face hangs under its head. */
export function Eaves() {
  return <div className={styles.eaves} aria-hidden="true" />
}
