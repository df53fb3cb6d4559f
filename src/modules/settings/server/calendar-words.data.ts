/** How a day is said in a calendar file. */
export const restWords: readonly string[] = ['休', '休息', '放假', 'rest', '0']
export const workWords: readonly string[] = ['班', '上班', '工作', '补班', 'work', '1']
