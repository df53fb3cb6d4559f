import type { Act, ActProps } from './act.tsx'
import { ListDialog, MergeDialog, ReasonDialog } from './by-desk.tsx'
import { AnswerDialog, AssentDialog, EndorseDialog } from './for-people.tsx'
import { CheckDialog, CorrectDialog } from './reading.tsx'

const forms = {
  check: CheckDialog,
  correct: CorrectDialog,
  list: ListDialog,
  merge: MergeDialog,
  assent: AssentDialog,
  endorse: EndorseDialog,
  answer_merge: AnswerDialog,
}

/** The form of one act on a proposal. */
export function NominationDialog({ act, ...props }: ActProps & { act: Act }) {
  if (act === 'unlist' || act === 'leave_out' || act === 'withdraw') return <ReasonDialog act={act} {...props} />
  const Form = forms[act]
  return <Form {...props} />
}
