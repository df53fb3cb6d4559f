import { type ButtonHTMLAttributes, type ReactNode, useId } from 'react'
import styles from './button.module.css'
import { Icon, type IconComponent } from './icon.tsx'
import { Link } from './navigation.tsx'

type Kind = 'main' | 'quiet' | 'plain' | 'danger'

interface Look {
  /** `main`: the one act of the page. `danger`: only as the second step of a confirmation. */
  kind?: Kind
  icon?: IconComponent
  /** The full width of its place. */
  wide?: boolean
  /** `main` fills the phone's width unless told `narrow`. */
  narrow?: boolean
  children: ReactNode
}

interface ButtonProps extends Look, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children' | 'disabled'> {
  /** Under way: a second press does nothing. */
  busy?: boolean
  /** Why it can't be pressed now; shown beneath. A button is never grey without a reason. */
  unavailable?: string
}

function classes({ kind = 'quiet', wide, narrow }: Look): string {
  return [styles.button, styles[kind], wide && styles.wide, narrow && styles.narrow].filter(Boolean).join(' ')
}

/** A button that names the act: 提交诉求, 领取号码. */
export function Button({ kind, icon, wide, narrow, busy, unavailable, children, onClick, ...rest }: ButtonProps) {
  const why = useId()
  const blocked = busy || unavailable !== undefined
  return (
    <>
      <button
        type="button"
        {...rest}
        className={classes({ kind, wide, narrow, children })}
        aria-disabled={blocked || undefined}
        aria-busy={busy || undefined}
        aria-describedby={unavailable ? why : rest['aria-describedby']}
        onClick={(event) => (blocked ? event.preventDefault() : onClick?.(event))}
      >
        {busy ? <span className={styles.spinner} aria-hidden="true" /> : icon && <Icon of={icon} />}
        {children}
      </button>
      {unavailable && (
        <span id={why} className={styles.why}>
          {unavailable}
        </span>
      )}
    </>
  )
}

interface ButtonLinkProps extends Look {
  /** A path of this face. */
  to?: string
  /** Another address: a file, another face, `tel:`. */
  href?: string
  /** The name under which the file is saved. */
  download?: string
}

/** A link that looks like a button, for going somewhere. */
export function ButtonLink({ to, href, download, ...look }: ButtonLinkProps) {
  const content = (
    <>
      {look.icon && <Icon of={look.icon} />}
      {look.children}
    </>
  )
  if (to === undefined) {
    return (
      <a className={classes(look)} href={href} download={download}>
        {content}
      </a>
    )
  }
  return (
    <Link className={classes(look)} to={to}>
      {content}
    </Link>
  )
}
