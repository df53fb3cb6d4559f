import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { SelectField } from '../../../../../../app/web/kit/text-field.tsx'
import { useRead } from '../../../queries.ts'

interface ItemChoiceProps {
  name: string
  label: string
  value: string
  onChange: (code: string) => void
  error?: string | undefined
  /** The item it has already. */
  except?: string
}

/** One item of the catalogue in force. */
export function ItemChoice({ except, ...field }: ItemChoiceProps) {
  const catalogue = useRead('GET /api/c/:community/catalogue', { query: {} })
  return (
    <QueryView query={catalogue} part>
      {(data) => (
        <SelectField
          {...field}
          options={data.items
            .filter((one) => one.code !== except)
            .map((one) => ({ value: one.code, label: `${one.code} ${one.name}` }))}
        />
      )}
    </QueryView>
  )
}
