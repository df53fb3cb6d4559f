import { Drawing } from './drawing.tsx'

/** All done for today: tea on the low table, two stools. */
export function TeaTable() {
  return (
    <Drawing
      accent={
        <>
          <path d="M84 64h17c1 9-2 14-5 15h-7c-3-1-6-6-5-15zM84 67c-5-1-7 6 2 8M101 68l7-4" />
          <path d="M92 58c-2-3 2-5 0-8M97 56c-1.500-2.500 1.500-4 0-6.500" opacity=".7" />
        </>
      }
    >
      <path d="M52 79h80M56 85h72M62 85l-4 21M122 85l4 21M64 94h56" />
      <path d="M114 71h10c0 5-2 8-5 8s-5-3-5-8zM64 71h10c0 5-2 8-5 8s-5-3-5-8z" />
      <path d="M20 86h24M24 86l-3 20M40 86l3 20M23 96h18M142 86h24M146 86l-3 20M162 86l3 20M145 96h18" />
    </Drawing>
  )
}
