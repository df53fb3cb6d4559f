/** What goes beyond one request in the year: a bus line, water that doesn't reach the sixth floor, an old petition. All made up. */

export type UndertakingPlan = {
  kind: 'topic' | 'long_case' | 'advocacy'
  /** Days before today. */
  ago: number
  by: string
  title: string
  what: string
  /** Requests filed before under this item belong to it. */
  item?: string
  compound?: string
  body?: string
  petition?: true
  published?: true
  next: { step: string; after: number }
  course: readonly UndertakingMove[]
}

/** Days after it was taken up, and what happens. */
export type UndertakingMove = { after: number } & (
  | {
      kind: 'progress' | 'attempt' | 'answer'
      text: string
      way?: string
      who?: string
      next: { step: string; after: number }
    }
  | { ends: 'solved' | 'partly' | 'refused' | 'explained'; result: string }
)

export const undertakings: readonly UndertakingPlan[] = [
  {
    kind: 'advocacy',
    ago: 200,
    by: 'worker-1',
    title: '公交线路延到小区门口',
    what: '去医院要先走四十分钟到公交站，老人走不动。社区请公交公司延一条线，或者先开早上的班车。',
    item: 'D17',
    body: '区公交公司',
    published: true,
    next: { step: '写好建议函，附上居民的话', after: 7 },
    course: [
      {
        after: 6,
        kind: 'attempt',
        text: '发函建议延长线路，附三个小区老人出行的统计。',
        way: 'letter',
        who: '线网管理部',
        next: { step: '打电话问收到没有', after: 20 },
      },
      {
        after: 30,
        kind: 'answer',
        text: '客流不够直达线，建议先试开敬老班车。',
        way: 'letter',
        who: '线网管理部',
        next: { step: '请人大代表一起谈一次', after: 40 },
      },
      {
        after: 62,
        kind: 'attempt',
        text: '人大代表、公交公司、居民代表在社区开会，谈定站点和时间。',
        way: 'meeting',
        who: '线网管理部、人大代表',
        next: { step: '等试运行的日子', after: 30 },
      },
      {
        after: 120,
        ends: 'solved',
        result: '班车从上月起每天早上七点、九点停在小区南门，走三分钟就到站，直达医院。半年后按人数再定要不要加班次。',
      },
    ],
  },
  {
    kind: 'topic',
    ago: 70,
    by: 'worker-7',
    title: '高楼层早晚水压低',
    what: '一年里多次有居民提早晚高峰水压低。单修一户治不了根，请物业和水务一起查二次供水的泵和水箱。',
    item: 'A06',
    published: true,
    next: { step: '请物业查水泵的记录', after: 5 },
    course: [
      {
        after: 4,
        kind: 'progress',
        text: '物业查了泵的记录，早晚有一台没有自动启动。',
        next: { step: '换控制器，看两周', after: 20 },
      },
      {
        after: 24,
        kind: 'progress',
        text: '换了控制器，六楼早晚各量了一次，好了一大半。',
        next: { step: '清洗水箱后再量一次', after: 50 },
      },
    ],
  },
  {
    kind: 'long_case',
    ago: 320,
    by: 'secretary',
    title: '围墙外小路十年没有移交',
    what: '小路建成后一直没有移交，坏了没有人修，居民多次信访。',
    petition: true,
    next: { step: '查当年的规划文件', after: 30 },
    course: [
      {
        after: 28,
        kind: 'progress',
        text: '在档案馆查到了规划图，路在红线外。',
        next: { step: '请街道牵头开协调会', after: 60 },
      },
      {
        after: 90,
        kind: 'progress',
        text: '协调会商定先由街道养护，再办移交。',
        next: { step: '盯移交手续', after: 215 },
      },
    ],
  },
]
