/** Groups on three levels: which area, which kind, and who of the staff looks after them. */
export const groups = [
  { name: '西山路网格群', area: 'g1', kind: 'wechat', keeper: 'grid-1' },
  { name: '南苑路网格群', area: 'g2', kind: 'wechat', keeper: 'grid-2' },
  { name: '学林街网格群', area: 'g3', kind: 'wecom', keeper: 'grid-3' },
  { name: '西山微网格一群', area: 'g1m1', kind: 'wechat', keeper: 'grid-1' },
  { name: '西山微网格二群', area: 'g1m2', kind: 'wechat', keeper: 'grid-1' },
  { name: '南苑微网格一群', area: 'g2m1', kind: 'wechat', keeper: 'grid-2' },
  { name: '西山新村邻里群', area: 'xishan', kind: 'wechat', keeper: 'grid-1' },
  { name: '西山新村 1 幢', area: 'xishan-1', kind: 'wechat', keeper: 'grid-1' },
  { name: '西山新村 2 幢', area: 'xishan-2', kind: 'wechat', keeper: 'grid-1' },
  { name: '西山新村 3 幢', area: 'xishan-3', kind: 'wechat', keeper: 'grid-1' },
  { name: '南苑 1 幢', area: 'nanyuan-1', kind: 'wechat', keeper: 'grid-2' },
  { name: '南苑 2 幢', area: 'nanyuan-2', kind: 'dingtalk', keeper: 'grid-2' },
] as const

export const told = {
  title: '周五夜里停水',
  wordings: {
    all: '各位邻居：因检修水管，本周五晚 11 点到周六早 5 点，{区域}停水。请提前接好用水，来水后先放一会儿。有事拨社区电话。',
    building: '本楼本周五晚 11 点到周六早 5 点停水，请提前接好用水。家里有行动不便的老人，告诉楼长，我们送水上门。',
  },
}

/** Said in the group of the first building; nobody looked at it yet. */
export const said = [
  { speaker: '王阿姨', text: '1 幢楼道的灯又不亮了，晚上回来看不见台阶' },
  { speaker: '小周', text: '楼下垃圾桶满了两天了，味道很大，什么时候来收？' },
]
