import type { z } from 'zod'
import type { Question } from '../contract/asking.ts'
import type { plan, templates } from '../contract.ts'

type Plan = z.output<typeof plan>

const base: Omit<Question, 'id' | 'kind' | 'label'> = {
  options: [],
  rows: [],
  steps: 0,
  low: '',
  high: '',
  required: false,
  satisfied: 0,
  spots: {},
  show_if: null,
}
const ask = (id: string, kind: Question['kind'], label: string, more: Partial<Question> = {}): Question => ({
  ...base,
  id,
  kind,
  label,
  ...more,
})

/** Five grades as satisfaction is measured in China; the first two count as satisfied. */
const grades = { options: ['非常满意', '满意', '一般', '不满意', '非常不满意'], satisfied: 2 }

/** A bus line asked for by residents: stops, hours, fare (F14). */
const busLine = (): Plan => ({
  title: '社区公交线路怎么走',
  intro: '公交公司愿意开一条小巴线，请每户说说想在哪里上车、几点要坐、愿意付多少。问卷不记名，一户算一次。',
  unit: 'household',
  reach: 'all',
  area_ids: [],
  anonymous: true,
  sample_size: null,
  until_day: null,
  check_percent: 10,
  questions: [
    ask('ride', 'one', '开通以后，家里有人会坐吗', {
      options: ['天天坐', '每周几次', '偶尔', '不坐'],
      required: true,
    }),
    ask('stop', 'place', '最想在哪里上车', {
      options: ['社区服务中心', '小区南门', '小区北门', '菜场', '卫生服务站', '小学门口'],
      required: true,
      show_if: { question: 'ride', is: false, option: '不坐' },
    }),
    ask('hours', 'several', '哪些时候要坐', {
      options: ['6:30—8:30', '8:30—11:00', '11:00—14:00', '14:00—17:00', '17:00—19:30', '19:30以后'],
      required: true,
      show_if: { question: 'ride', is: false, option: '不坐' },
    }),
    ask('fare', 'one', '坐一次愿意付多少', {
      options: ['1元', '2元', '3元', '4元以上'],
      required: true,
      show_if: { question: 'ride', is: false, option: '不坐' },
    }),
    ask('aims', 'matrix', '去这些地方多不多', {
      rows: ['医院', '菜场', '地铁站', '学校'],
      options: ['经常', '有时', '很少'],
      show_if: { question: 'ride', is: false, option: '不坐' },
    }),
    ask('matters', 'scale', '这条线对您家有多要紧', { steps: 5, low: '可有可无', high: '非常要紧' }),
    ask('why', 'text', '为什么不坐', { show_if: { question: 'ride', is: true, option: '不坐' } }),
    ask('wish', 'text', '还有什么想说的'),
  ],
})

/** The yearly survey of residents' satisfaction on a drawn sample (J15). */
const yearlySurvey = (year: string): Plan => ({
  title: `${year}年度满意度测评`,
  intro: '请您给社区这一年的工作打个分。名单是抽签定的，问卷不记名，结果会公布。',
  unit: 'person',
  reach: 'sample',
  area_ids: [],
  anonymous: true,
  sample_size: 200,
  until_day: null,
  check_percent: 10,
  questions: [
    ask('overall', 'one', '总的来说，对社区这一年的工作', { ...grades, required: true }),
    ask('answers', 'one', '反映的事，办理和答复得怎么样', grades),
    ask('safety', 'one', '住在这里安全吗', grades),
    ask('clean', 'one', '楼道和院子干净吗', grades),
    ask('elderly', 'one', '对老人和孩子的照顾', grades),
    ask('events', 'one', '社区的活动和议事', grades),
    ask('better', 'text', '最该改进的是什么'),
  ],
})

/** What a template begins with. */
export function planOf(template: (typeof templates)[number], year: string): Plan {
  return template === 'bus_line' ? busLine() : yearlySurvey(year)
}
