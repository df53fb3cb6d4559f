/** Somebody a visitor of the demo may be, without a password. Residents are chosen from those who ask. */
export type Identity = {
  key: string
  label: string
  note: string
  face: 'resident' | 'work'
  /** Key of the staff plan; residents and the administrator have none. */
  staff?: string
  administrator?: true
}

export const identities: readonly Identity[] = [
  { key: 'young', label: '居民 · 年轻妈妈', note: '住翰墨雅居，上班带娃，有一件事等着她确认', face: 'resident' },
  { key: 'old', label: '居民 · 退休老人', note: '住西山新村，一个人过，常请社区搭把手', face: 'resident' },
  {
    key: 'secretary',
    label: '社区书记',
    note: '看书记台：急的、超过约定的、等她拿主意的',
    face: 'work',
    staff: 'secretary',
  },
  { key: 'counter', label: '窗口', note: '替来的人登记、接电话，一件件办到底', face: 'work', staff: 'counter-1' },
  { key: 'grid', label: '网格员', note: '第一网格（西山新村），手上有一串事', face: 'work', staff: 'grid-1' },
  { key: 'leader', label: '微网格长', note: '楼里的热心人，劝和、巡楼', face: 'work' },
  { key: 'manager', label: '物业经理', note: '和邻物业，管洛塘景苑', face: 'work', staff: 'manager-luotang' },
  {
    key: 'clerk',
    label: '部门经办人',
    note: '综合行政执法中队的联络员',
    face: 'work',
    staff: 'clerk-urban_management',
  },
  {
    key: 'administrator',
    label: '管理员',
    note: '装好系统的人：开通社区，不办日常的事',
    face: 'work',
    administrator: true,
  },
]
