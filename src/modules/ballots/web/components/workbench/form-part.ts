import { useWords } from '../../../../../app/web/words.ts'
import type { Draft } from './draft.ts'

/** What a part of the form is given: the draft, how it is changed, and what is amiss by field. */
export type Part = { draft: Draft; change: (patch: Partial<Draft>) => void; told: Record<string, string> }

/** The usual properties of a field by its name in the draft; `path`: by what the server calls it. */
export function useText({ draft, change, told }: Part) {
  const t = useWords('ballots')
  return (name: keyof Draft, path: string = name) => ({
    name: path,
    label: t(`workbench.form.${name}`),
    value: String(draft[name]),
    onChange: (value: string) => change({ [name]: value } as Partial<Draft>),
    error: told[path],
  })
}

export const numeric = { type: 'number', inputMode: 'numeric', short: true } as const
