import type { DepartmentKind } from '../../bodies/contract.ts'

/** Kinds of department an item can name (code → what it is called on pages). Which real body stands behind a kind is the community's own data. */
export const departmentKinds = {
  urban_management: '城市管理部门',
  housing: '住房城乡建设部门',
  police: '公安机关',
  market_supervision: '市场监管部门',
  transport: '交通运输部门',
  civil_affairs: '民政部门',
  human_resources: '人力资源社会保障部门',
  health: '卫生健康部门',
  education: '教育部门',
  water: '供水排水单位',
  fire_rescue: '消防救援机构',
  ecology: '生态环境部门',
  natural_resources: '自然资源部门',
  medical_security: '医疗保障部门',
  subdistrict: '街道办事处',
  power_grid: '供电单位',
  gas_company: '燃气经营单位',
  heating_company: '供热单位',
  telecom_operator: '通信单位',
  justice: '司法行政部门',
  veterans: '退役军人事务部门',
  disabled_federation: '残疾人联合会',
} as const satisfies Record<DepartmentKind, string>
