import type { BodyKind, DepartmentKind } from '../../src/modules/bodies/contract.ts'
import { compounds } from './compounds.ts'

export type BodyPlan = {
  key: string
  kind: BodyKind
  name: string
  department?: DepartmentKind
  /** Compound it belongs to. */
  compound?: string
  /** Compounds it serves; empty: the whole community. */
  serves?: readonly string[]
  phone?: string
  duties?: string
  rule?: string
  /** How many residents of its compound sit in it, the first as chair. */
  members?: number
  /** Clerk's post of a department; null: the post stands vacant. */
  clerk?: string | null
}

const own = (serial: number) => `199000000${String(serial).padStart(2, '0')}`

/** Bodies of the whole community. */
const communityBodies: readonly BodyPlan[] = [
  {
    key: 'residents_committee',
    kind: 'residents_committee',
    name: '西山社区居民委员会',
    phone: own(1),
    duties: '办理本居住区居民的公共事务和公益事业，调解纠纷，协助办理与居民利益有关的工作。',
    rule: '重要事项先经党组织讨论，再由居民代表会议表决，超过到会代表半数通过。',
  },
  {
    key: 'joint_party_committee',
    kind: 'joint_party_committee',
    name: '西山社区大党委',
    duties: '两委成员和辖区单位的党组织负责人一起，每两个月碰一次头，认领居民的需求。',
  },
  {
    key: 'residents_oversight_committee',
    kind: 'residents_oversight_committee',
    name: '居务监督委员会',
    duties: '看社区的钱怎么花、事怎么办，每季度公布一次。',
    rule: '成员与居委会成员没有近亲属关系。',
  },
  {
    key: 'mediation_committee',
    kind: 'mediation_committee',
    name: '人民调解委员会',
    duties: '不收钱，双方愿意就来调。',
    serves: [],
  },
  {
    key: 'alliance',
    kind: 'member_alliance',
    name: '西山爱心联盟',
    duties: '一百四十多家单位和热心人，有钱出钱、有力出力。',
  },
  { key: 'opera', kind: 'club', name: '西山戏曲队', duties: '每周三晚上排练，过年过节送戏进小区。' },
  { key: 'workshop', kind: 'club', name: '小巷修理铺', duties: '退休的老师傅每月 9 号修小家电、磨剪刀。' },
  {
    key: 'homecoming',
    kind: 'social_organisation',
    name: '爱回家志愿队',
    duties: '老人孩子走失，一分钟响应，分片去找。',
    serves: [],
  },
]

/** Companies that serve compounds. Made up. */
const companies: readonly BodyPlan[] = [
  { key: 'helin', kind: 'property_company', name: '和邻物业服务公司', serves: ['luotang', 'hanmo'], phone: own(3) },
  { key: 'shouwang', kind: 'property_company', name: '守望物业服务公司', serves: ['nanyuan', 'xuelin'], phone: own(4) },
  {
    key: 'shuangfeng-care',
    kind: 'property_company',
    name: '双凤家园物业服务站',
    serves: ['shuangfeng'],
    phone: own(5),
  },
  { key: 'anju', kind: 'property_company', name: '安居公寓运营中心', serves: ['huimin'], phone: own(6) },
]

/** Departments and utilities behind the kinds the catalogue names. There is no heating here, and two clerks' posts are vacant. */
const departments: readonly BodyPlan[] = [
  department('urban_management', '综合行政执法中队', '城管联络员'),
  department('housing', '住房建设服务中心', '住建联络员'),
  department('police', '派出所社区警务室', '社区民警'),
  department('market_supervision', '市场监督管理所', '市场监管联络员'),
  department('transport', '公共交通服务站', '公交联络员'),
  department('civil_affairs', '民政服务站', '民政助理'),
  department('human_resources', '人力社保服务站', '人社助理'),
  department('health', '社区卫生服务中心', '家庭医生助理'),
  department('education', '学区办公室', '学区联络员'),
  department('water', '供水排水抢修班', '抢修班长'),
  department('fire_rescue', '消防救援站', '消防联络员'),
  department('ecology', '生态环境所', null),
  department('natural_resources', '不动产登记便民点', '登记员'),
  department('medical_security', '医保服务站', '医保专员'),
  department('subdistrict', '街道社会救助窗口', '救助专员'),
  department('power_grid', '供电所客户服务班', '供电台区经理'),
  department('gas_company', '燃气公司安检班', '燃气安检员'),
  department('telecom_operator', '通信线路联合班', '线路班长'),
  department('justice', '司法所法律服务室', '法律顾问助理'),
  department('veterans', '退役军人服务站', null),
  department('disabled_federation', '残联助残服务点', '助残员'),
]

function department(kind: DepartmentKind, name: string, clerk: string | null): BodyPlan {
  return { key: kind, kind: 'department', department: kind, name, serves: [], clerk }
}

export const withOwnersCommittee: readonly string[] = ['nanyuan', 'xuelin', 'luotang', 'hanmo', 'shuangfeng']
const withAssociation = ['xishan', 'nanyuan', 'zhanqian', 'luotang', 'huimin', 'shuangfeng', 'tashan']

/** All bodies: the community's, the compounds', the companies and the departments. Some compounds lack one of the five sides. */
export const bodies: readonly BodyPlan[] = [
  ...communityBodies,
  ...compounds.map(
    (compound): BodyPlan => ({
      key: `branch-${compound.key}`,
      kind: 'party_branch',
      name: `${compound.name}党支部`,
      compound: compound.key,
      members: 4,
      duties: '党员在家门口报到，认领楼里的事。',
    }),
  ),
  ...compounds
    .filter((compound) => withOwnersCommittee.includes(compound.key))
    .map(
      (compound): BodyPlan => ({
        key: `owners-${compound.key}`,
        kind: 'owners_committee',
        name: `${compound.name}业主委员会`,
        compound: compound.key,
        members: 5,
        duties: '执行业主大会的决定，监督物业，每季度公布公共收益。',
        rule: '委员过半数同意，重大事项由业主双过半表决。',
      }),
    ),
  ...compounds
    .filter((compound) => withAssociation.includes(compound.key))
    .map(
      (compound): BodyPlan => ({
        key: `association-${compound.key}`,
        kind: 'neighbour_association',
        name: `${compound.name}街坊会`,
        compound: compound.key,
        serves: [compound.key],
        members: 5,
        duties: '邻里的事邻里商量，办邻里节，帮着劝和。',
      }),
    ),
  ...companies,
  ...departments,
]

/** Items whose common parts nobody manages in a compound without a company: there the community does. */
export const communityInstead = {
  compounds: compounds
    .filter((compound) => !companies.some((company) => company.serves?.includes(compound.key)))
    .map((compound) => compound.key),
  items: ['A04', 'A05', 'A10', 'A11', 'A13', 'A14', 'A15', 'A16', 'A17', 'A18', 'A20', 'A23', 'A27', 'D02', 'E10'],
  reason: '这个小区没有物业公司，由社区的准物业服务队来办。',
}

/** Flats of the public rental compound are repaired by who runs it. */
export const operatorInstead = {
  compound: 'huimin',
  body: 'anju',
  items: ['A03', 'A12'],
  reason: '公租房由运营中心统一维修和管理，租户不用自己找楼上。',
}
