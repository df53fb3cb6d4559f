/** Columns of the catalogue as a sheet, in their order: what stands in the heading, other words people write there, and the width. */
export const itemColumns = [
  { key: 'code', zh: '编码', en: 'Code', width: 8 },
  { key: 'class', zh: '类别', en: 'Class', width: 14 },
  { key: 'name', zh: '名称', en: 'Name', width: 18 },
  { key: 'words', zh: '居民说法', en: 'Words', width: 30 },
  { key: 'hint', zh: '提交提醒', en: 'Hint', width: 30 },
  { key: 'kind', zh: '性质', en: 'Kind', width: 8 },
  { key: 'answerable', zh: '归谁管', en: 'Answerable', width: 12 },
  { key: 'department_kind', zh: '哪类部门', en: 'Department', width: 18 },
  { key: 'why', zh: '为什么归它管', en: 'Why', width: 36 },
  { key: 'tier', zh: '大小急', en: 'Size', width: 8 },
  { key: 'priority', zh: '缓急', en: 'Priority', width: 6 },
  { key: 'contact', zh: '多久联系', en: 'Contact within', width: 14 },
  { key: 'resolve', zh: '多久办好', en: 'Done within', width: 14 },
  { key: 'filing_criterion', zh: '立案条件', en: 'Taken up when', width: 30 },
  { key: 'criterion', zh: '怎样算办好', en: 'Done when', width: 30 },
  { key: 'evidence', zh: '凭什么算办好', en: 'Evidence', width: 14 },
  { key: 'place', zh: '地点', en: 'Place', width: 8 },
  { key: 'public_open', zh: '邻里可见', en: 'Open to neighbours', width: 8 },
  { key: 'divert', zh: '先打哪里', en: 'Ring first', width: 24 },
  { key: 'checklist', zh: '办好前逐项看', en: 'Checklist', width: 30 },
  { key: 'may_act', zh: '社区能办', en: 'May act', width: 8 },
  { key: 'instead', zh: '该去哪里', en: 'Instead', width: 24 },
  { key: 'questions', zh: '还要问什么', en: 'Questions', width: 40 },
] as const

/** What stands in a cell for a value; the first one is written, all are read. */
export const itemValues = {
  class: {
    love_and_livelihood: ['爱心民生', 'Everyday living'],
    general_services: ['综合服务', 'General services'],
    public_benefit: ['公益慈善', 'Giving and volunteering'],
    support_and_guarantee: ['支持保障', 'Support and benefits'],
    special_care: ['特殊群体关爱', 'Special care'],
  },
  kind: {
    enquiry: ['咨询', 'Enquiry'],
    help: ['求助', 'Help'],
    complaint: ['投诉', 'Complaint'],
    report: ['举报', 'Report'],
    suggestion: ['建议', 'Suggestion'],
  },
  answerable: {
    community: ['社区居委会', 'Community', '社区'],
    property_company: ['物业公司', 'Property company', '物业'],
    residents: ['居民自己', 'Residents', '居民'],
    department: ['政府部门', 'Department', '部门'],
  },
  tier: { small: ['小事', 'Small'], big: ['大事', 'Big'], urgent: ['急难事', 'Urgent'] },
  evidence: {
    none: ['不要', 'None'],
    photo_or_note: ['照片或说明', 'Photo or note'],
    photo: ['照片', 'Photo'],
  },
  place: { required: ['要填', 'Required'], optional: ['可不填', 'Optional'] },
  yes_no: { yes: ['是', 'Yes'], no: ['否', 'No'] },
  unit: { working_hours: ['工作小时', 'working hours', '小时'], working_days: ['工作日', 'working days', '天'] },
} as const

/** How the sheet of the boundary names its columns and what goes by the catalogue. */
export const boundaryWords = {
  everywhere: ['全社区', 'Whole community'],
  usual: ['按清单', 'As the catalogue says'],
} as const
