import type { ComponentType } from 'react'

export type IconComponent = ComponentType<{ size?: number | string; stroke?: number | string; 'aria-hidden'?: 'true' }>

interface IconProps {
  of: IconComponent
  /** Pixels, or `em` of the text beside it (1.25em when left out), which grows with large type. */
  size?: number | string
}

/** A Tabler icon in our line, always beside a word. */
export function Icon({ of: Drawing, size }: IconProps) {
  return <Drawing size={size ?? '1.25em'} stroke={1.75} aria-hidden="true" />
}
