/** What a column can be filled from, and how sheets call it. Chinese data, not texts of pages: labels stand in the catalogue. */
import type { Definition } from '../store.ts'

export type RowKind = Definition['rows']

export type Source = {
  code: string
  /** What rows may hold it. */
  rows: readonly RowKind[]
  /** Headings it is known by, without blanks. */
  headings: readonly string[]
  /** A number of a person: covered unless taken out whole. */
  cover?: 'phone' | 'identity_number'
  /** Counts people, whom is said by a wish. */
  counts?: true
  /** Its group in the choice. */
  group: 'row' | 'person' | 'home' | 'area' | 'count' | 'requests' | 'posts'
}

const areaRows = ['building', 'grid', 'compound', 'community'] as const
const person = ['person'] as const
const household = ['household'] as const
const dwelling = ['dwelling'] as const
const homes = ['person', 'household', 'dwelling'] as const

export const sources: readonly Source[] = [
  { code: 'row_number', rows: [...homes, ...areaRows], headings: ['序号', '编号', '序'], group: 'row' },
  { code: 'name', rows: person, headings: ['姓名', '居民姓名', '老人姓名', '名字', '人员姓名'], group: 'person' },
  { code: 'sex', rows: person, headings: ['性别'], group: 'person' },
  { code: 'age', rows: person, headings: ['年龄', '周岁', '年龄（周岁）'], group: 'person' },
  { code: 'birth_date', rows: person, headings: ['出生日期', '出生年月日', '出生年月', '生日'], group: 'person' },
  {
    code: 'phone',
    rows: person,
    headings: ['联系电话', '电话', '手机', '手机号', '手机号码', '联系方式', '本人电话'],
    cover: 'phone',
    group: 'person',
  },
  {
    code: 'identity',
    rows: person,
    headings: ['身份证号', '身份证', '身份证号码', '证件号码', '公民身份号码'],
    cover: 'identity_number',
    group: 'person',
  },
  { code: 'role', rows: person, headings: ['与房屋关系', '身份', '人员类别', '住户类型'], group: 'person' },
  { code: 'tags', rows: person, headings: ['情况', '标签', '人员情况', '类别'], group: 'person' },
  { code: 'head', rows: household, headings: ['户主', '户主姓名', '姓名'], group: 'person' },
  {
    code: 'head_phone',
    rows: household,
    headings: ['户主电话', '联系电话', '电话', '手机号', '联系方式'],
    cover: 'phone',
    group: 'person',
  },
  { code: 'members', rows: household, headings: ['人口', '人数', '家庭人口', '户内人数', '家庭人口数'], group: 'home' },
  {
    code: 'home',
    rows: homes,
    headings: ['住址', '家庭住址', '现住址', '居住地址', '地址', '详细地址', '房屋地址', '住房'],
    group: 'home',
  },
  { code: 'compound', rows: homes, headings: ['小区', '小区名称', '所在小区'], group: 'home' },
  { code: 'grid', rows: homes, headings: ['网格', '所属网格', '所在网格'], group: 'home' },
  { code: 'building', rows: homes, headings: ['楼栋', '幢', '栋', '楼号', '楼幢'], group: 'home' },
  { code: 'number', rows: dwelling, headings: ['房号', '室号', '门牌', '门牌号', '房间号'], group: 'home' },
  { code: 'floor', rows: dwelling, headings: ['楼层', '层'], group: 'home' },
  { code: 'floor_area', rows: dwelling, headings: ['面积', '建筑面积', '面积（㎡）', '建筑面积（㎡）'], group: 'home' },
  { code: 'use', rows: dwelling, headings: ['用途', '房屋用途'], group: 'home' },
  { code: 'owners', rows: dwelling, headings: ['业主', '产权人', '业主姓名', '房主'], group: 'person' },
  { code: 'residents', rows: dwelling, headings: ['居住人数', '实住人数', '人数'], group: 'home' },
  {
    code: 'area_name',
    rows: areaRows,
    headings: ['名称', '网格', '小区', '楼栋', '社区', '网格名称', '小区名称', '单位'],
    group: 'area',
  },
  { code: 'area_full_name', rows: ['building'], headings: ['楼栋全称', '位置'], group: 'area' },
  {
    code: 'persons',
    rows: areaRows,
    headings: ['人口数', '人口', '常住人口', '人数', '居住人数', '总人口'],
    counts: true,
    group: 'count',
  },
  { code: 'households', rows: areaRows, headings: ['户数', '总户数', '家庭数'], group: 'count' },
  { code: 'dwellings', rows: areaRows, headings: ['房屋数', '房屋总数', '住房总数', '套数'], group: 'count' },
  { code: 'homes', rows: areaRows, headings: ['住宅数', '住宅套数'], group: 'count' },
  { code: 'lived_in', rows: areaRows, headings: ['入住套数', '入住户数', '实住户数', '有人住的'], group: 'count' },
  { code: 'empty_homes', rows: areaRows, headings: ['空置套数', '空置房', '空关房'], group: 'count' },
  { code: 'confirmed', rows: areaRows, headings: ['已走访户数', '走访核实户数', '入户核实数'], group: 'count' },
  { code: 'confirmed_share', rows: areaRows, headings: ['走访核实率', '走访率', '入户率'], group: 'count' },
  {
    code: 'requests_filed',
    rows: areaRows,
    headings: ['诉求数', '受理诉求', '受理件数', '本期诉求'],
    group: 'requests',
  },
  { code: 'requests_closed', rows: areaRows, headings: ['办结数', '办结件数', '已办结'], group: 'requests' },
  { code: 'requests_solved', rows: areaRows, headings: ['解决数', '居民认可解决'], group: 'requests' },
  {
    code: 'requests_class_A',
    rows: areaRows,
    headings: ['爱心民生', '爱心民生类诉求', '爱心民生诉求'],
    group: 'requests',
  },
  {
    code: 'requests_class_B',
    rows: areaRows,
    headings: ['综合服务', '综合服务类诉求', '综合服务诉求'],
    group: 'requests',
  },
  {
    code: 'requests_class_C',
    rows: areaRows,
    headings: ['公益慈善', '公益慈善类诉求', '公益慈善诉求'],
    group: 'requests',
  },
  {
    code: 'requests_class_D',
    rows: areaRows,
    headings: ['支持保障', '支持保障类诉求', '支持保障诉求'],
    group: 'requests',
  },
  {
    code: 'requests_class_E',
    rows: areaRows,
    headings: ['特殊群体关爱', '特殊群体关爱类诉求', '特殊群体关爱诉求'],
    group: 'requests',
  },
  {
    code: 'requests_state_open',
    rows: areaRows,
    headings: ['在办数', '在办件数', '未办结'],
    group: 'requests',
  },
  {
    code: 'requests_state_finished',
    rows: areaRows,
    headings: ['待确认数', '待确认'],
    group: 'requests',
  },
  {
    code: 'requests_state_closed',
    rows: areaRows,
    headings: ['已结案数', '结案数'],
    group: 'requests',
  },
  { code: 'posts', rows: ['building', 'grid', 'compound'], headings: ['岗位数', '应配岗位'], group: 'posts' },
  {
    code: 'posts_filled',
    rows: ['building', 'grid', 'compound'],
    headings: ['在岗数', '已配岗位', '在岗人数'],
    group: 'posts',
  },
  { code: 'grid_worker', rows: ['grid'], headings: ['网格员', '专职网格员', '网格长'], group: 'posts' },
]
